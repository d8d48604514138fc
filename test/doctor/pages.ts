import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { close, listen } from './listen.ts';

/** A page as its server sends it. */
export interface Page {
  html: string;
  headers?: Record<string, string>;
  /** Sends something of its own instead. */
  answer?: (outgoing: ServerResponse, path: string) => void;
}

/** A site of somebody else, on which a test puts its pages. */
export interface Pages {
  origin: string;
  /** The page that there is now. */
  page: Page;
  close: () => void;
}

const at = (name: string) => new URL(name, import.meta.url);

/** The certificate of the site over https, which whoever visits it must be told to trust. */
export const certificate = at('certificate.pem');

/** Starts a site with nothing on it yet. */
export async function startPages({ secure = false } = {}): Promise<Pages> {
  const listener: RequestListener = ({ url = '/' }, outgoing) => {
    const { html, headers = {}, answer } = pages.page;
    if (answer) return answer(outgoing, url);
    const found = url === '/';
    outgoing.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...headers });
    outgoing.end(found ? html : '<h1>Not found</h1>');
  };
  const keys = () => ({ key: readFileSync(at('key.pem')), cert: readFileSync(certificate) });
  const server = secure ? createSecureServer(keys(), listener) : createServer(listener);
  const pages: Pages = { origin: '', page: { html: '' }, close: () => close(server) };
  pages.origin = `${secure ? 'https' : 'http'}://localhost:${await listen(server)}`;
  return pages;
}

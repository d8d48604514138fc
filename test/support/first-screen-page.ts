import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { projectFolder } from './command.ts';

/** A page, and what of all that it asks for is ever answered. */
export interface WantedScreen {
  html: string;
  answers: (path: string) => boolean;
}

/** Where it is served, and what was asked for. */
export interface FirstScreen {
  address: string;
  asked: string[];
  close: () => void;
}

const POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Serves a page under a strict policy, with an API that never answers. */
export async function serveFirstScreen({ html, answers }: WantedScreen): Promise<FirstScreen> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.push(pathname);
    if (!answers(pathname)) return;
    if (pathname === '/') answerPage(response, html);
    else if (pathname.startsWith('/elements/')) answerScript(response, pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => server.close().closeAllConnections(),
  };
}

function answerPage(response: ServerResponse, html: string): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><meta charset="utf-8"><title>A ministry</title><link rel="icon" href="data:,">${html}`);
}

function answerScript(response: ServerResponse, path: string): void {
  response.setHeader('Content-Type', 'text/javascript');
  response.end(readFileSync(`${projectFolder}dist${path}`));
}

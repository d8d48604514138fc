import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { projectFolder } from './command.ts';

/** A page, and what of all that it asks for is ever answered. */
export interface WantedScreen {
  html: string;
  answers: (path: string) => boolean;
}

/** What is served, and what was asked for since it was last changed. */
export interface FirstScreens {
  address: string;
  asked: string[];
  want: (next: WantedScreen) => void;
  close: () => void;
}

const POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Serves pages under a strict policy, with an API that never answers. */
export async function serveFirstScreens(): Promise<FirstScreens> {
  let wanted: WantedScreen = { html: '', answers: () => false };
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.push(pathname);
    if (!wanted.answers(pathname)) return;
    if (pathname === '/') answerPage(response, wanted.html);
    else if (pathname.startsWith('/elements/')) answerScript(response, pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    want: (next) => {
      wanted = next;
      asked.length = 0;
    },
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

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** Ports whose pages the demonstration's API knows. */
const TRIAL_PORTS = [5173, 4173, 5500, 8888, 5000, 3000];
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The addresses at which an app may be served. */
export const trialSites: string[] = TRIAL_PORTS.map((port) => `http://localhost:${port}`);

/** Serves a folder at one of the addresses that the demonstration knows. */
export async function serveApp(folder: string): Promise<{ site: string; close: () => void }> {
  const server = createServer((request, response) => void answer(folder, request, response));
  for (const port of TRIAL_PORTS) {
    if (await listens(server, port)) return { site: `http://localhost:${port}`, close: () => end(server) };
  }
  throw new Error(`None of the ports ${TRIAL_PORTS.join(', ')} is free.`);
}

async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, 'localhost');
  return once(server, 'listening').then(
    () => true,
    () => false,
  );
}

async function answer(folder: string, { url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, 'http://localhost');
  const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
  const body = await readFile(file).catch(() => undefined);
  response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
}

function end(server: Server): void {
  server.close();
  // Browsers keep theirs open for a while.
  server.closeAllConnections();
}

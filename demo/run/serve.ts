import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Anything that answers a request with a response. */
interface Answering {
  fetch: (request: Request) => Promise<Response>;
}

/** Serves over HTTP what is written for a platform of requests and responses; resolves when it listens. */
export async function serve(it: Answering, { port, host }: { port: number; host: string }): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    answer(it, incoming, outgoing).catch((error) => {
      console.error(error);
      outgoing.writeHead(500).end();
    });
  });
  server.listen({ port, host });
  await once(server, 'listening');
}

async function answer(it: Answering, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await it.fetch(requestOf(incoming));
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, headers).end(Buffer.from(await response.arrayBuffer()));
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as ReadableStream);
  const list = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
    method,
    headers: list,
    body,
    ...(body && { duplex: 'half' }),
  } as RequestInit);
}

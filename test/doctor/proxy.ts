import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { presentVersion } from '../../elements/build/releases.ts';
import { close, listen } from './listen.ts';

/** An answer on its way from the Worker to the page. */
export interface Passing {
  method: string;
  path: string;
  /** The origin of the page that asked. */
  origin: string;
  status: number;
  headers: Headers;
  body: Buffer;
}

/** What stands between page and API, and breaks what a test wants broken. */
export interface ApiProxy {
  site: string;
  /** The pages that count as registered: the Worker is told that they are its own. */
  registered: Set<string>;
  /** Changes an answer; put back to nothing before every test. */
  bend: (passing: Passing) => void;
  close: () => void;
}

/** What names a connection and not an answer. */
const OWN = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'];
/** An old release: the scripts of now, which say that they are older. */
const OLD = /^\/elements\/v0\.1\.0\//;
/** The demonstration sends no mail; this is a domain that could. */
const MAIL_DOMAIN = 'mail.ministry.lt';

/** Starts a proxy before the running demonstration. */
export async function startProxy(site: string): Promise<ApiProxy> {
  const registered = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error) => outgoing.writeHead(502).end(String(error)));
  });
  const proxy: ApiProxy = { site: '', registered, bend: () => {}, close: () => close(server) };
  proxy.site = `http://localhost:${await listen(server)}`;
  return proxy;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    const origin = headers.origin ?? '';
    const response = await fetch(new URL(url.replace(OLD, '/elements/'), site), {
      method,
      headers: asOwn(headers, registered.has(origin) ? site : origin),
      body: method === 'POST' ? await text(incoming) : null,
    });
    const here = `http://${headers.host}`;
    const passing = await passingOf(response, { method, path: url, origin, here });
    proxy.bend(passing);
    outgoing.writeHead(passing.status, Object.fromEntries(passing.headers)).end(passing.body);
  }

  async function passingOf(
    response: Response,
    { method, path, origin, here }: { method: string; path: string; origin: string; here: string },
  ): Promise<Passing> {
    const headers = new Headers(response.headers);
    for (const name of OWN) headers.delete(name);
    if (headers.get('access-control-allow-origin') === site) headers.set('access-control-allow-origin', origin);
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = headers.get('content-type')?.includes('json');
    const rewritten = () => bytes.toString().replaceAll(site, here).replaceAll('migris.example', MAIL_DOMAIN);
    const older = () => bytes.toString().replaceAll(presentVersion(), '0.1.0');
    const body = isJson ? Buffer.from(rewritten()) : OLD.test(path) ? Buffer.from(older()) : bytes;
    return { method, path, origin, status: response.status, headers, body };
  }
}

function asOwn(headers: IncomingMessage['headers'], origin: string): Record<string, string> {
  const kept = [
    'content-type',
    'access-control-request-method',
    'access-control-request-headers',
    'authorization',
    'dpop',
  ];
  const passed = kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
  return { ...Object.fromEntries(passed), ...(origin && { origin }) };
}

/** Changes the JSON of an answer. */
export function rewrite(passing: Passing, change: (json: Record<string, unknown>) => unknown): void {
  passing.body = Buffer.from(JSON.stringify(change(JSON.parse(passing.body.toString()))));
}

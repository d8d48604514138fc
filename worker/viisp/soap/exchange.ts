import { collect } from '../../body.js';
import { SoapFailure } from './failure.js';

/** Whatever carries a request to the platform. */
export type Fetch = (request: Request) => Promise<Response>;

/** The largest answer that is read. */
export const ANSWER_MAX = 256 * 1024;

/** One message on its way to the platform. */
export interface Message {
  url: string;
  /** The SOAPAction, without its quotation marks. */
  action: string;
  xml: string;
  /** How long connecting and reading may take together. */
  within: number;
}

/** What came back, read but not judged. */
export interface Reply {
  status: number;
  text: string;
}

/** Sends a message and reads what comes back: within its time, without following redirects, at most 256 KB of UTF-8. */
export async function exchange(fetch: Fetch, message: Message): Promise<Reply> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), message.within);
  const late = new Promise<never>((_, reject) => {
    clock.signal.addEventListener('abort', () => reject(new SoapFailure({ kind: 'unavailable', why: 'timeout' })));
  });
  try {
    // Raced, because not everything that fetches or streams heeds the signal.
    return await Promise.race([late, converse(fetch, request(message, clock.signal))]);
  } finally {
    clearTimeout(timer);
  }
}

function request({ url, action, xml }: Message, signal: AbortSignal): Request {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` };
  return new Request(url, { method: 'POST', headers, body: xml, redirect: 'manual', signal });
}

async function converse(fetch: Fetch, request: Request): Promise<Reply> {
  try {
    const response = await fetch(request);
    return {
      status: response.status,
      text: response.status === 200 ? await read(response) : await readFault(response),
    };
  } catch (error) {
    if (error instanceof SoapFailure) throw error;
    throw new SoapFailure({ kind: 'unavailable', why: 'no_connection' });
  }
}

/** Faults come with a status of their own; whatever else comes with one, from whatever stands between, is no answer of the platform. */
async function readFault(response: Response): Promise<string> {
  return read(response).catch((error) => {
    throw error instanceof SoapFailure ? new SoapFailure({ kind: 'unavailable', why: 'status' }) : error;
  });
}

async function read(response: Response): Promise<string> {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  const bytes = await collect(response, ANSWER_MAX);
  if (!bytes) throw new SoapFailure({ kind: 'refused', why: 'too_large' });
  if (!/^utf-?8$/i.test(charset ?? 'utf-8')) throw new SoapFailure({ kind: 'refused', why: 'encoding' });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new SoapFailure({ kind: 'refused', why: 'encoding' });
  }
}

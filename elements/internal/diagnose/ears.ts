import type { Ears } from '../../doctor/look.js';
import type { Heard } from '../../doctor/seen.js';

/** How long anybody may take to answer. */
export const TIMEOUT_MS = 10_000;

/** Asks as the elements of this page do. */
export const ears: Ears = {
  ask: (address, init) =>
    send(address, init).then(
      async (response) => heard(response, await response.text()),
      () => silence(address),
    ),
  load: async ({ src }) => {
    const response = await send(src).catch(() => undefined);
    // Whatever kept it from this page: the tag may have got it all the same.
    if (!response) return {};
    const bytes = await response.arrayBuffer();
    return { answer: heard(response, ''), size: bytes.byteLength, ...(await hashOf(bytes)) };
  },
};

function send(address: string, init?: RequestInit): Promise<Response> {
  return fetch(address, { ...init, credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function heard({ status, headers }: Response, text: string): Heard {
  return { status, headers: Object.fromEntries(headers), json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether nobody is there, or somebody whose answer the browser keeps from this page. */
function silence(address: string): Promise<Heard> {
  const init: RequestInit = { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT_MS) };
  return fetch(address, init).then(
    () => 'unreadable',
    () => 'unreachable',
  );
}

/** Only pages over https, and those of this machine, may make hashes. */
async function hashOf(bytes: ArrayBuffer): Promise<{ hash?: string }> {
  if (!window.isSecureContext) return {};
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return { hash: `sha384-${btoa(String.fromCharCode(...digest))}` };
}

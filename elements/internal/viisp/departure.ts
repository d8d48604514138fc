import type { Connection, Output } from '../connection.js';
import { readKept, writeKept } from '../key-store.js';
import { Trouble } from '../trouble.js';
import { Hindrance } from './hindrance.js';

/**
 * Sends the browser to VIISP, and does not end while it goes there. Nothing of the person is in an address: the ticket goes in the
 * body of a form.
 *
 * @throws Trouble; Hindrance where this browser or this page does not let anybody through
 */
export async function depart(connection: Connection, stop: AbortSignal): Promise<void> {
  if (!(await outlives(connection))) throw new Hindrance('nothingKept');
  const { action, ticket } = await start(connection);
  if (stop.aborted) return;
  if (!mayOpen(action)) throw new Trouble({});
  connection.wait({ fragment: location.hash });
  await gone(action, ticket, stop);
}

async function start(connection: Connection): Promise<Output<'viisp.start'>> {
  const [returnTo = ''] = location.href.split('#');
  try {
    return await connection.call('viisp.start', { returnTo, ...(connection.toDesk && { desk: true }) });
  } catch (error) {
    const { message, facts } = error as Trouble;
    // Nobody was asked yet who they are.
    if (message === 'viisp_failed') throw new Trouble({ ...facts, refusal: 'viisp_unavailable' });
    // The address of the page is no field that a person could correct.
    throw facts?.fields ? new Trouble({ ...facts, fields: null }) : error;
  }
}

/** Whether the page's key is there when the page is opened again: what comes back is worth nothing without it. */
async function outlives(connection: Connection): Promise<boolean> {
  await writeKept(connection.base, await connection.reread());
  return (await readKept(connection.base)) !== undefined;
}

/** Whether a person may be sent to an address: over a line that nobody reads, or on a developer's own machine. */
function mayOpen(action: string): boolean {
  const { protocol } = new URL(action);
  const ownMachine = /^(localhost|127\.0\.0\.1|\[::1])$/.test(location.hostname);
  return protocol === 'https:' || (ownMachine && protocol === 'http:');
}

function gone(action: string, ticket: string, stop: AbortSignal): Promise<void> {
  const form = Object.assign(document.createElement('form'), { method: 'post', action, hidden: true });
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'ticket', value: ticket }));
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => {
      form.remove();
      resolve();
    });
    const blocked = ({ effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective !== 'form-action' || disposition !== 'enforce') return;
      form.remove();
      reject(new Hindrance('formBlocked', new URL(action).origin));
    };
    document.addEventListener('securitypolicyviolation', blocked, { signal: stop });
    // The API lets nobody out whose page it cannot tell, and a page that tells nobody where one comes from would hide that as well.
    document.head.append(Object.assign(document.createElement('meta'), { name: 'referrer', content: 'origin' }));
    document.body.append(form);
    form.submit();
  });
}

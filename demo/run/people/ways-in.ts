import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Caller, random } from './caller.ts';

const MAIL_WITHIN_MS = 20_000;

/** What a person gives the first time. */
export interface Contact {
  givenNames?: string | null;
  surname?: string;
  phone: string;
  language?: 'lt' | 'en' | 'ru';
}

/** Signs somebody in with the code that comes by mail; the first time this makes the account, and `contact` is given. */
export async function byEmail(caller: Caller, email: string, contact?: Contact): Promise<void> {
  const asked = await caller.call('signIn.request', { email, locale: 'lt' });
  const code = await codeOf(caller.site, email, String(asked.reference));
  await caller.call('signIn.verify', { challenge: asked.challenge, email, code, attempt: random() });
  if (contact) await caller.call('profile.complete', contact);
}

/** Proves an address for the account that is signed in. */
export async function proveEmail(caller: Caller, email: string): Promise<Answer> {
  const asked = await caller.call('email.request', { email, locale: 'lt' });
  const code = await codeOf(caller.site, email, String(asked.reference));
  return caller.call('email.confirm', { challenge: asked.challenge, email, code, attempt: random() });
}

/** Signs somebody in through VIISP: `who` is what the simulator's form of choices says. */
export async function throughViisp(caller: Caller, who: Record<string, string>, desk = false): Promise<Answer> {
  const returnTo = `${caller.site}/${desk ? 'desk/' : ''}`;
  const { action, ticket } = await caller.call('viisp.start', { returnTo, ...(desk && { desk }) });
  const left = await post(caller, String(action), { ticket: String(ticket) });
  const portal = left.headers.get('location') ?? '';
  const chosen = await post(caller, `${portal}/choose`, {
    ticket: String(ticket),
    go: 'confirm',
    means: 'any',
    ...who,
  });
  const cookie = left.headers.get('set-cookie')?.split(';')[0] ?? '';
  const back = formIn(await chosen.text());
  const returned = await post(caller, back.action, back.fields, cookie);
  const handoff = returned.headers.get('location')?.split('#')[1]?.split('=').slice(1).join('=') ?? '';
  return caller.call('viisp.finish', { handoff, attempt: random() });
}

function post(caller: Caller, url: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { ...caller.headers, ...(cookie && { cookie }) };
  return fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
}

/** The form that a page of the simulator sends by itself. */
function formIn(html: string): { action: string; fields: Record<string, string> } {
  const action = html.match(/<form id="back" method="post" action="([^"]+)"/)?.[1];
  if (!action) throw new Error('The simulator let nobody through.');
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    action: plain(action),
    fields: Object.fromEntries(fields.map(([, name = '', value = '']) => [name, plain(value)])),
  };
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The code of the mail with this reference, once it is there. */
export async function codeOf(site: string, email: string, reference: string): Promise<string> {
  const until = Date.now() + MAIL_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${site}/demo/mail.json?to=${encodeURIComponent(email)}`);
    const letters = (await answer.json()) as { subject: string; text: string }[];
    const code = letters.find(({ subject }) => subject.includes(reference))?.text.match(/\b\d{8}\b/)?.[0];
    if (code) return code;
    await wait(50);
  }
  throw new Error(`No mail came to ${email}.`);
}

import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Mail } from '../letter.js';
import { type DemoEnv, lettersOf } from './env.js';

/** Stands where production has its mail service: keeps what it is asked to send. */
export class Mailbox extends WorkerEntrypoint<DemoEnv> {
  /** Takes one mail. @throws an error with the mail service's code where the address is one that it does not write to */
  async send(mail: Mail): Promise<void> {
    const kept = await lettersOf(this.env).add(mail);
    if (!kept) throw Object.assign(new Error('The address is suppressed.'), { code: 'E_RECIPIENT_SUPPRESSED' });
  }
}

/** Answers `DELETE /demo/mail.json?to=`: that address takes no more letters. */
export async function refuseLetters(url: URL, env: DemoEnv): Promise<Response> {
  const to = url.searchParams.get('to');
  if (!to) return new Response('Which address? ?to=\n', { status: 400 });
  await lettersOf(env).refuse(to);
  return new Response(null, { status: 204 });
}

/** Answers `/demo/mail.json`: the letters to an address, or all, newest first. */
export async function lettersAsJson(url: URL, env: DemoEnv): Promise<Response> {
  const letters = await lettersOf(env).list(url.searchParams.get('to'));
  return Response.json(letters, { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } });
}

/** Answers `/demo/mail.html?id=`: the HTML part of one letter, with as few rights as a mail client gives it. */
export async function letterAsPage(url: URL, env: DemoEnv): Promise<Response> {
  const letters = await lettersOf(env).list(null);
  const letter = letters.find(({ id }) => id === url.searchParams.get('id'));
  if (!letter) return new Response('There is no such letter.\n', { status: 404 });
  return new Response(letter.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Styles of a mail are always inline. Same origin without scripts: the page around it may measure it, nothing more.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin",
    },
  });
}

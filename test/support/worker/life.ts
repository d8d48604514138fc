import { env } from 'cloudflare:workers';
import type { inferRouterOutputs } from '@trpc/server';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import type { AppRouter } from '../../../worker/router.js';
import { type How, Page } from './page.js';
import { rows } from './rows.js';
import { Site, someone } from './site.js';

type Account = inferRouterOutputs<AppRouter>['account'];

/** Offices that a test's staff work in. */
export const OFFICES = JSON.stringify([{ id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } }]);

/** Calls a procedure of the noun `account`. */
export function life<Verb extends keyof Account>(page: Page, verb: Verb, input: object = {}, how: How = {}) {
  return page.call<Account[Verb]>(`account.${verb}`, input, how);
}

/** The id of the account behind an address. */
export async function accountOf(email: string): Promise<string> {
  return (await rows<{ id: string }>('SELECT id FROM account WHERE email = ?', email))[0]?.id as string;
}

/** A person who is signed in and has given the contact data. */
export async function resident(site = new Site({ OFFICES })) {
  const page = new Page(site);
  const email = someone();
  await page.signIn(email);
  await page.complete();
  return { site, page, email, id: await accountOf(email) };
}

/** The subjects of the mails that an address has had, but for those with codes. */
export async function noticesTo(site: Site, email: string): Promise<string[]> {
  return (await site.mailsTo(email)).map(({ subject }) => subject).filter((subject) => !/\([A-Z]{3}\)$/.test(subject));
}

/** How an account stands. */
export async function statusOf(id: string) {
  return (
    await rows<{ status: string; erases_at: number | null }>('SELECT status, erases_at FROM account WHERE id = ?', id)
  )[0];
}

/** What is noted of an account outside of the database. */
export async function noted(id: string): Promise<string[]> {
  return (await env.CODES.list()).keys.map(({ name }) => name).filter((name) => name.endsWith(`:${id}`));
}

/** A person whose account waits for its erasure, signed in on its last day. */
export async function waiting(site = new Site({ OFFICES })) {
  const one = await resident(site);
  const { data } = await life(one.page, 'erase');
  site.clock.pass(ERASURE_WAIT_MS - 1000);
  await one.page.signIn(one.email);
  return { ...one, erasesAt: data.erasesAt };
}

import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../worker/router.js';
import { guard } from './canary.js';
import { type How, newAttempt, Page } from './page.js';
import { Site, someone } from './site.js';

type Outputs = inferRouterOutputs<AppRouter>;

/** A code that was asked for, and what it proves. */
export interface Change {
  challenge: string;
  email: string;
  code: string;
}

/** Somebody who is signed in, has given the contact data, and moves to another address. */
export async function mover(site = new Site()): Promise<Page> {
  const page = new Page(site);
  await page.signIn(someone());
  await page.complete();
  return page;
}

/** Another page of the same person, on the same site. */
export async function elsewhere({ site, email }: Page): Promise<Page> {
  const page = new Page(site);
  await page.signIn(email);
  return page;
}

/** Asks for a code to a new address. */
export function askToMove(page: Page, email: string) {
  return page.call<Outputs['email']['request']>('email.request', { email });
}

/** Asks for a code to a new address, and reads it there. */
export async function beginChange(page: Page, email: string): Promise<Change> {
  const { data } = await askToMove(page, email);
  return { challenge: guard(data.challenge), email, code: await page.site.codeOf(email) };
}

/** Enters it. */
export function confirmChange(page: Page, change: Change, attempt = newAttempt(), how: How = {}) {
  return page.call<Outputs['email']['confirm']>('email.confirm', { ...change, attempt }, how);
}

/** The whole way to a new address. */
export async function moveTo(page: Page, email: string) {
  return confirmChange(page, await beginChange(page, email));
}

/** A page that entered the right code for an address and was refused, as one that was left is. */
export async function knock(site: Site, email: string) {
  const page = new Page(site);
  return { page, answer: await page.signIn(email) };
}

/** Takes the address back that the page has just proven. */
export function takeBack(page: Page, how: How = {}) {
  const input = { challenge: page.challenge, email: page.email };
  return page.call<Outputs['signIn']['takeBack']>('signIn.takeBack', input, { token: null, ...how });
}

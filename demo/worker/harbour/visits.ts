import { type DemoEnv, spentOf } from '../env.js';
import { cookie, PROBE } from './cookies.js';
import { PRIVATE } from './headers.js';
import { seal, unseal } from './seals.js';

/** As long as somebody may take to sign in. Whoever left the page open for longer gets another visit. */
const VISIT_SECONDS = 3600;

/** What a page is given: the nonce for its tag, and the proof that it was given this nonce. */
export interface Visit {
  nonce: string;
  visit: string;
}

/** A nonce of its own for a page. The page holds the proof: it works where no cookie does, and an ID token that was made for another page is worth nothing here. */
export async function newVisit(env: DemoEnv): Promise<Visit> {
  const nonce = crypto.randomUUID();
  return { nonce, visit: await seal(env, 'visit', { nonce }, VISIT_SECONDS) };
}

/** Shows later whether the browser keeps cookies. */
export const probe = () => cookie(PROBE, '1', VISIT_SECONDS);

/** Answers `/portal/visit`: another nonce for a page that is open, because one is good for one sign-in. */
export async function visitDoor(env: DemoEnv): Promise<Response> {
  return Response.json(await newVisit(env), { headers: { ...PRIVATE, 'set-cookie': probe() } });
}

/** What an unspent visit is about. */
export interface Held {
  nonce: string;
  /** Takes the nonce; false when somebody was faster. */
  spend: () => Promise<boolean>;
}

/** The visit that a page shows; undefined when it is not ours or over. */
export async function readVisit(env: DemoEnv, visit: string): Promise<Held | undefined> {
  const facts = await unseal<{ nonce: string; exp: number }>(env, 'visit', visit);
  return facts && { nonce: facts.nonce, spend: () => spentOf(env).spend(facts.nonce, facts.exp) };
}

import { type DemoEnv, spentOf } from '../env.js';
import { cookieOf, SESSION } from './cookies.js';
import type { Claims } from './id-token.js';
import { seal, unseal } from './seals.js';

/** A session of our own is over by then. */
export const SESSION_SECONDS = 1800;

/** Whom this back end believes it talks to. */
export interface Known {
  name: string;
  email: string;
  level: string;
  how: string[];
}

interface Facts extends Known {
  [claim: string]: unknown;
  jti: string;
  exp: number;
}

/** Begins a session for whom an ID token is about. */
export async function beginSession(env: DemoEnv, { sub, name, email, acr, amr }: Claims) {
  const known: Known = { name, email, level: acr, how: amr };
  const facts = { jti: crypto.randomUUID(), sub, ...known };
  return { known, session: await seal(env, 'session', facts, SESSION_SECONDS) };
}

/** Whose session the request brings, in its cookie or, where the browser keeps none, as a pass. */
export async function knownTo(request: Request, env: DemoEnv): Promise<Known | null> {
  const facts = await read(request, env);
  if (!facts || (await spentOf(env).has(facts.jti))) return null;
  return { name: facts.name, email: facts.email, level: facts.level, how: facts.how };
}

/** Ends the session that the request brings: whoever copied it has nothing any more. */
export async function endSession(request: Request, env: DemoEnv): Promise<void> {
  const facts = await read(request, env);
  if (facts) await spentOf(env).spend(facts.jti, facts.exp);
}

function read(request: Request, env: DemoEnv): Promise<Facts | undefined> {
  const pass = request.headers.get('authorization')?.replace('Bearer ', '');
  return unseal<Facts>(env, 'session', pass ?? cookieOf(request, SESSION));
}

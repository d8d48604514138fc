import { drizzle } from 'drizzle-orm/d1';
import { type Context, keyRing } from './context.js';

/** What the Worker's own work goes by, when nobody calls: the part of a context that knows no page. */
export interface System extends Pick<Context, 'env' | 'db' | 'keys' | 'now' | 'requestId'> {
  origin: null;
}

/** Begins a piece of the Worker's own work. */
export function beginWork(env: Env, now: number): System {
  return {
    env,
    db: drizzle(env.DB),
    keys: keyRing(env.KEYS),
    now: () => now,
    requestId: crypto.randomUUID(),
    origin: null,
  };
}

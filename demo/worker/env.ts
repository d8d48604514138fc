import type { Spent } from './harbour/spent.js';
import type { Letters } from './letters.js';
import type { Viisp } from './viisp.js';

/** A Worker whose cron a test or a local start may play; the types of the platform leave this out. */
interface Wakeable {
  scheduled: (when: { scheduledTime: Date; cron: string }) => Promise<{ outcome: string }>;
}

/** What wrangler.toml binds. */
export interface DemoEnv {
  API: Fetcher & Wakeable;
  PAGES: Fetcher;
  LETTERS: DurableObjectNamespace<Letters>;
  VIISP: DurableObjectNamespace<Viisp>;
  SPENT: DurableObjectNamespace<Spent>;
  /** The simulator's key and its clients, as JSON. */
  SIMULATOR: string;
  /** The key of the second portal's own back end. */
  HARBOUR_KEY: string;
}

/** The one mailbox. */
export function lettersOf(env: DemoEnv) {
  return env.LETTERS.get(env.LETTERS.idFromName('all'));
}

/** The one VIISP. */
export function viispOf(env: DemoEnv) {
  return env.VIISP.get(env.VIISP.idFromName('all'));
}

/** What the second portal takes no more. */
export function spentOf(env: DemoEnv) {
  return env.SPENT.get(env.SPENT.idFromName('all'));
}

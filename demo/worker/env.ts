import type { Letters } from './letters.js';

/** What wrangler.toml binds. */
export interface DemoEnv {
  API: Fetcher;
  PAGES: Fetcher;
  LETTERS: DurableObjectNamespace<Letters>;
}

/** The one mailbox. */
export function lettersOf(env: DemoEnv) {
  return env.LETTERS.get(env.LETTERS.idFromName('all'));
}

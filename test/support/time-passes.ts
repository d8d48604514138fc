import { globSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Demo } from './demo.ts';

const MINUTE_MS = 60_000;

/** Lets time pass for the sessions of the person with this address: nothing else of the demonstration grows older. */
export function letTimePass(demo: Demo, email: string, minutes: number): void {
  const [file = ''] = globSync(`${demo.folder}/.wrangler/demo-state/v3/d1/*/*.sqlite`).filter(
    (path) => !path.endsWith('metadata.sqlite'),
  );
  const store = new DatabaseSync(file, { timeout: 5000 });
  const by = minutes * MINUTE_MS;
  store
    .prepare(
      `UPDATE session SET created_at = created_at - ?, confirmed_at = confirmed_at - ?
      WHERE account_id = (SELECT id FROM account WHERE email = ?)`,
    )
    .run(by, by, email);
  store.close();
}

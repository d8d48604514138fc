import { globSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Demo } from './demo.ts';

/** The database of the running demonstration, for one look or change. */
function withStore<Result>(demo: Demo, work: (store: DatabaseSync) => Result): Result {
  const found = globSync(`${demo.folder}/.wrangler/demo-state/v3/d1/*/*.sqlite`);
  const [file = ''] = found.filter((path) => !path.endsWith('metadata.sqlite'));
  const store = new DatabaseSync(file, { timeout: 5000 });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Lets staff have confirmed who the person with this address is. */
export function confirmIdentity(demo: Demo, email: string): void {
  withStore(demo, (store) => store.prepare('UPDATE account SET level = 2 WHERE email = ?').run(email));
}

/** The level of the session that a person used last. */
export function levelOf(demo: Demo, email: string): unknown {
  const newest = `SELECT session.level FROM session JOIN account ON account.id = account_id
    WHERE email = ? ORDER BY session.created_at DESC LIMIT 1`;
  return withStore(demo, (store) => store.prepare(newest).get(email)?.level);
}

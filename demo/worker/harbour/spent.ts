import { DurableObject } from 'cloudflare:workers';

/** What the second portal takes no more: nonces that were used, and sessions that were ended. In one place, so that two who come at once do not both get in. */
export class Spent extends DurableObject<unknown> {
  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS spent (id TEXT PRIMARY KEY, until INTEGER NOT NULL)');
  }

  /** Spends something that is over by itself at `until` (seconds); false when it was spent before. */
  spend(id: string, until: number): boolean {
    const { sql } = this.ctx.storage;
    sql.exec('DELETE FROM spent WHERE until < ?', Math.floor(Date.now() / 1000));
    return sql.exec('INSERT OR IGNORE INTO spent VALUES (?, ?) RETURNING id', id, until).toArray().length === 1;
  }

  /** Whether it was spent. */
  has(id: string): boolean {
    return this.ctx.storage.sql.exec('SELECT 1 FROM spent WHERE id = ?', id).toArray().length === 1;
  }
}

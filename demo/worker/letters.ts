import { DurableObject } from 'cloudflare:workers';
import type { Letter, Mail } from '../letter.js';

/** How many letters are kept. */
const MOST = 200;

/** All letters of the demonstration, in one place so that a letter is there as soon as it was sent. */
export class Letters extends DurableObject<unknown> {
  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS letters (id INTEGER PRIMARY KEY AUTOINCREMENT, letter TEXT NOT NULL)',
    );
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS refused (address TEXT PRIMARY KEY)');
  }

  /** Keeps a mail, and says so; the oldest one makes room. */
  add(mail: Mail): boolean {
    const { sql } = this.ctx.storage;
    const refused = sql.exec('SELECT 1 FROM refused WHERE address = ?', mail.to.toLowerCase()).toArray();
    if (refused.length > 0) return false;
    sql.exec('INSERT INTO letters (letter) VALUES (?)', JSON.stringify({ ...mail, at: Date.now() }));
    sql.exec('DELETE FROM letters WHERE id <= (SELECT MAX(id) FROM letters) - ?', MOST);
    return true;
  }

  /** From now on nothing is kept for this address, as if it were on the mail service's list of those that bounced. */
  refuse(address: string): void {
    this.ctx.storage.sql.exec('INSERT OR IGNORE INTO refused VALUES (?)', address.toLowerCase());
  }

  /** Every letter to `to`, or every letter, newest first. */
  list(to: string | null): Letter[] {
    const rows = this.ctx.storage.sql.exec<{ id: number; letter: string }>('SELECT * FROM letters ORDER BY id DESC');
    return rows
      .toArray()
      .map(({ id, letter }) => ({ id: String(id), ...(JSON.parse(letter) as Omit<Letter, 'id'>) }))
      .filter((letter) => to === null || letter.to.toLowerCase() === to.toLowerCase());
  }
}

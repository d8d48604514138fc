import type { Choice, Ticket, TicketStore } from '../viisp/tickets.js';

/** How many tickets are kept. */
const MOST = 1000;

type Row = { ticket: string; choice: string | null; used: number };

/** Keeps tickets where the demonstration's other things are kept. */
export class SqlTickets implements TicketStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS tickets (at INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, ticket TEXT NOT NULL, choice TEXT, used INTEGER NOT NULL DEFAULT 0)',
    );
  }

  /** Keeps a new ticket; the oldest one makes room. */
  async open(id: string, ticket: Ticket): Promise<void> {
    this.#sql.exec('INSERT INTO tickets (id, ticket) VALUES (?, ?)', id, JSON.stringify(ticket));
    this.#sql.exec('DELETE FROM tickets WHERE at <= (SELECT MAX(at) FROM tickets) - ?', MOST);
  }

  async read(id: string): Promise<Ticket | null> {
    const [row] = this.#sql.exec<Row>('SELECT ticket, choice, used FROM tickets WHERE id = ?', id);
    if (!row) return null;
    return { ...JSON.parse(row.ticket), choice: row.choice && JSON.parse(row.choice), used: row.used === 1 };
  }

  async settle(id: string, choice: Choice): Promise<boolean> {
    const text = JSON.stringify(choice);
    return this.#changed('UPDATE tickets SET choice = ? WHERE id = ? AND choice IS NULL', text, id);
  }

  async take(id: string): Promise<boolean> {
    return this.#changed('UPDATE tickets SET used = 1 WHERE id = ? AND used = 0', id);
  }

  #changed(statement: string, ...values: string[]): boolean {
    return this.#sql.exec(`${statement} RETURNING id`, ...values).toArray().length === 1;
  }
}

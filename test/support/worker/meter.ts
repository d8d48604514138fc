/** Rows as D1 counts them, for whoever pays. */
export interface Rows {
  read: number;
  written: number;
}

/** A database that counts the rows that its statements read and write. */
export class Meter {
  readonly db: D1Database;
  #rows: Rows = { read: 0, written: 0 };
  readonly #inner = new WeakMap<object, D1PreparedStatement>();

  constructor(db: D1Database) {
    const metered = {
      prepare: (sql: string) => this.#statement(db.prepare(sql)),
      batch: async (statements: D1PreparedStatement[]) =>
        this.#count(await db.batch(statements.map((each) => this.#inner.get(each) as D1PreparedStatement))),
    };
    this.db = metered as unknown as D1Database;
  }

  /** The rows of a piece of work. */
  async of(work: () => Promise<unknown>): Promise<Rows> {
    this.#rows = { read: 0, written: 0 };
    await work();
    return { ...this.#rows };
  }

  #statement(statement: D1PreparedStatement): D1PreparedStatement {
    const all = async () => this.#count([await statement.all()])[0] as D1Result<Record<string, unknown>>;
    const metered = {
      bind: (...values: unknown[]) => this.#statement(statement.bind(...values)),
      all,
      run: all,
      // D1 tells of rows only where it gives objects; names of columns are distinct in what is asked that way.
      raw: async () => (await all()).results.map(Object.values),
      first: async () => (await all()).results[0] ?? null,
    };
    this.#inner.set(metered, statement);
    return metered as unknown as D1PreparedStatement;
  }

  #count<Result extends D1Result>(results: Result[]): Result[] {
    for (const { meta } of results) {
      this.#rows.read += meta.rows_read;
      this.#rows.written += meta.rows_written;
    }
    return results;
  }
}

/** One call at a binding: which and what, never a value. */
export interface Call {
  binding: 'd1' | 'kv' | 'queue' | 'mail' | 'edge';
  what: string;
  /** The statements of a call to the database. */
  statements: string[];
}

/** Stands between the Worker and a binding: it may note the call, refuse it, or fail after it was done. */
export type Around = <Result>(call: Call, run: () => Promise<Result>) => Promise<Result>;

interface Inner {
  sql: string;
  statement: D1PreparedStatement;
}

const inner = new WeakMap<object, Inner>();

/** The database with `around` at every round trip. */
export function tapDatabase(db: D1Database, around: Around): D1Database {
  const tapped = {
    prepare: (sql: string) => tapStatement({ sql, statement: db.prepare(sql) }, around),
    batch: (statements: D1PreparedStatement[]) => {
      const untapped = statements.map((statement) => inner.get(statement) as Inner);
      const call: Call = { binding: 'd1', what: 'batch', statements: untapped.map(({ sql }) => sql) };
      return around(call, () => db.batch(untapped.map(({ statement }) => statement)));
    },
    withSession: () => {
      throw new Error('Sessions are read from the primary database only.');
    },
  };
  return tapped as unknown as D1Database;
}

function tapStatement({ sql, statement }: Inner, around: Around): D1PreparedStatement {
  const once = <Result>(run: () => Promise<Result>) => around({ binding: 'd1', what: 'query', statements: [sql] }, run);
  const tapped = {
    bind: (...values: unknown[]) => tapStatement({ sql, statement: statement.bind(...values) }, around),
    all: () => once(() => statement.all()),
    run: () => once(() => statement.run()),
    raw: () => once(() => statement.raw()),
    first: () => once(() => statement.first()),
  };
  inner.set(tapped, { sql, statement });
  return tapped as unknown as D1PreparedStatement;
}

/** A binding of plain methods with `around` at every call of `methods`. */
export function tap<Binding extends object>(
  name: Call['binding'],
  binding: Binding,
  methods: (keyof Binding & string)[],
  around: Around,
): Binding {
  const tapped = methods.map((what) => {
    const method = binding[what] as (...values: unknown[]) => Promise<unknown>;
    return [
      what,
      (...values: unknown[]) => around({ binding: name, what, statements: [] }, () => method.apply(binding, values)),
    ];
  });
  return Object.fromEntries(tapped) as Binding;
}

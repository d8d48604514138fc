// Stands before a Worker and notes each call that it makes at its bindings, with the rows that D1 says it read and wrote.
import subject from './subject.js';

/** What was noted since somebody last asked. */
let calls = [];

/** The bindings of a handler's run, each call at them noted. */
function watched(env, handler) {
  const note = (binding, what, statements = []) => {
    const call = { handler, binding, what, statements, rowsRead: 0, rowsWritten: 0 };
    calls.push(call);
    return call;
  };
  return {
    ...env,
    DB: database(env.DB, note),
    CODES: methods(env.CODES, ['get', 'getWithMetadata', 'put', 'delete', 'list'], (what, values) =>
      note('kv', what, [{ sql: '', values: structuredClone(values) }]),
    ),
    OUTBOX: methods(env.OUTBOX, ['send', 'sendBatch'], (what, values) =>
      note('queue', what, [{ sql: '', values: structuredClone(values) }]),
    ),
    MAIL: methods(env.MAIL, ['send'], (what, [{ to }]) => note('mail', what, [{ sql: '', values: [{ to }] }])),
    EDGE_NETWORK: methods(env.EDGE_NETWORK, ['limit'], (what) => note('edge', what)),
    EDGE_CHALLENGE: methods(env.EDGE_CHALLENGE, ['limit'], (what) => note('edge', what)),
  };
}

function methods(binding, names, note) {
  const noted = names.map((name) => [
    name,
    (...values) => {
      note(name, values);
      return binding[name](...values);
    },
  ]);
  return Object.fromEntries(noted);
}

const inner = new WeakMap();

function database(db, note) {
  return {
    prepare: (sql) => statement({ sql, values: [] }, db.prepare(sql), note),
    batch: async (some) => {
      const untapped = some.map((each) => inner.get(each));
      const call = note(
        'd1',
        'batch',
        untapped.map(({ told }) => told),
      );
      return counted(call, await db.batch(untapped.map(({ real }) => real)));
    },
    exec: async (sql) => {
      note('d1', 'exec', [{ sql, values: [] }]);
      return db.exec(sql);
    },
  };
}

function statement(told, real, note) {
  const all = async () => {
    const call = note('d1', 'query', [told]);
    const [result] = counted(call, [await real.all()]);
    return result;
  };
  const tapped = {
    bind: (...values) => statement({ ...told, values }, real.bind(...values), note),
    all,
    run: all,
    // The binding tells of rows only where it gives objects; names of columns are distinct in what is asked that way.
    raw: async () => (await all()).results.map(Object.values),
    first: async (column) => {
      const [row] = (await all()).results;
      return row === undefined ? null : column === undefined ? row : row[column];
    },
  };
  inner.set(tapped, { told, real });
  return tapped;
}

function counted(call, results) {
  for (const { meta } of results) {
    call.rowsRead += meta.rows_read;
    call.rowsWritten += meta.rows_written;
  }
  return results;
}

const worker = {
  async fetch(request, env, execution) {
    const { pathname } = new URL(request.url);
    if (pathname === '/bench/calls') {
      const taken = calls;
      calls = [];
      return Response.json(taken);
    }
    if (pathname === '/bench/sweep') {
      const bindings = watched(env, 'scheduled');
      await subject.scheduled({ scheduledTime: Date.now(), cron: '*/10 * * * *' }, bindings, execution);
      return new Response(null, { status: 204 });
    }
    return subject.fetch(request, watched(env, 'fetch'), execution);
  },
  queue: (batch, env, execution) => subject.queue(batch, watched(env, 'queue'), execution),
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export of a Worker.
export default worker;

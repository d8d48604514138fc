// Stands before a Worker whose calls are noted. Every store takes its time, far more than the Worker itself needs between two calls: a call
// that begins when another has ended came after it, and one that has not ended when the answer is there was not waited for.
import noted from './counting-worker.js';

const STORE_TAKES_MS = 100;
const STORES = ['d1', 'kv', 'queue', 'mail'];

let total = nothing();
/** The request that is being answered: one at a time, and Workers that keep the bindings of their first request are seen too. */
let trip = nothing();

function nothing() {
  return { requests: 0, inSequence: 0, d1: 0, kv: 0, queue: 0, mail: 0 };
}

/** Makes the calls at a store take their time, and notes how many came one after the other until each had ended. */
function slow(store, call) {
  return async (...values) => {
    const own = trip;
    const place = own.inSequence + 1;
    await scheduler.wait(STORE_TAKES_MS);
    const result = await call(...values);
    own.inSequence = Math.max(own.inSequence, place);
    own[store] += 1;
    return result;
  };
}

function methods(store, binding, names) {
  return Object.fromEntries(names.map((name) => [name, slow(store, (...values) => binding[name](...values))]));
}

const inner = new WeakMap();

function statement(real) {
  const slowed = {
    bind: (...values) => statement(real.bind(...values)),
    all: slow('d1', () => real.all()),
  };
  inner.set(slowed, real);
  return slowed;
}

function database(db) {
  return {
    prepare: (sql) => statement(db.prepare(sql)),
    batch: slow('d1', (some) => db.batch(some.map((each) => inner.get(each)))),
    exec: slow('d1', (sql) => db.exec(sql)),
  };
}

function slowed(env) {
  return {
    ...env,
    DB: database(env.DB),
    CODES: methods('kv', env.CODES, ['get', 'getWithMetadata', 'put', 'delete', 'list']),
    OUTBOX: methods('queue', env.OUTBOX, ['send', 'sendBatch']),
    MAIL: methods('mail', env.MAIL, ['send']),
  };
}

async function answered(request, env, execution) {
  const own = nothing();
  trip = own;
  const answer = await noted.fetch(request, slowed(env), execution);
  // Whoever waits, waits for the end of the answer.
  const body = answer.body && (await answer.arrayBuffer());
  total.requests += 1;
  for (const what of ['inSequence', ...STORES]) total[what] += own[what];
  return new Response(body, { status: answer.status, headers: answer.headers });
}

const worker = {
  async fetch(request, env, execution) {
    const { pathname } = new URL(request.url);
    if (pathname === '/bench/waits') {
      const taken = total;
      total = nothing();
      return Response.json(taken);
    }
    return pathname.startsWith('/bench/') ? noted.fetch(request, env, execution) : answered(request, env, execution);
  },
  queue: (batch, env, execution) => noted.queue(batch, env, execution),
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export for the handler.
export { worker as default };

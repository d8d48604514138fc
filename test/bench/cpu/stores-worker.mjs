// Makes one call at one store for each request, as its path says: what the emulation of that store costs.
const READ = 'SELECT v FROM thing WHERE k = ?';
const WRITE = 'INSERT INTO thing (v) VALUES (?)';
const TEXT = 'x'.repeat(100);

function batch({ DB }, statements) {
  return DB.batch(Array.from({ length: statements }, () => DB.prepare(WRITE).bind(TEXT)));
}

const calls = {
  '/nothing': () => {},
  '/d1-read': ({ DB }) => DB.prepare(READ).bind(1).all(),
  '/d1-batch-1': (env) => batch(env, 1),
  '/d1-batch-8': (env) => batch(env, 8),
  '/d1-batch-16': (env) => batch(env, 16),
  '/kv-put': ({ CODES }) => CODES.put(crypto.randomUUID(), TEXT, { expirationTtl: 3600 }),
  '/kv-get': ({ CODES }) => CODES.get('nobody'),
  '/limiter': ({ EDGE_NETWORK }) => EDGE_NETWORK.limit({ key: crypto.randomUUID() }),
  '/queue': ({ OUTBOX }) => OUTBOX.send({ text: TEXT }),
  '/mail': ({ MAIL }) => MAIL.send({ to: 'nobody@example.com', subject: 'nothing', text: TEXT }),
};

const worker = {
  async fetch(request, env) {
    await calls[new URL(request.url).pathname](env);
    return new Response('done');
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export for the handler.
export { worker as default };

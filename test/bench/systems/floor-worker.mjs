// Makes the storage calls of a recorded sign-in, with fresh values, and does nothing else: no framework, no cryptography, no checks.
const ENDED = '\u0000';
/** As long as one of ours. */
const TOKEN = 'T'.repeat(43);
let script;

/** The recording, with the places marked that are different for everybody. */
function scriptOf(env) {
  script ??= JSON.parse(env.SCRIPT);
  return script;
}

/** A recorded value as it is for somebody with a number, now. */
function renewed(value, { number, at }, { recordedAt }) {
  if (typeof value === 'string') return value.includes(ENDED) ? value.replaceAll(ENDED, endOf(number)) : value;
  if (typeof value === 'number') return value > 1e12 ? value - recordedAt + at : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => renewed(each, { number, at }, { recordedAt }));
  const parts = Object.entries(value).map(([key, part]) => [key, renewed(part, { number, at }, { recordedAt })]);
  return Object.fromEntries(parts);
}

function endOf(number) {
  return String(number).padStart(8, '0');
}

async function play(calls, who, env) {
  for (const { binding, what, statements } of calls) {
    const [first] = statements;
    const values = first?.values.map((value) => renewed(value, who, scriptOf(env)));
    if (binding === 'd1' && what === 'query')
      await env.DB.prepare(first.sql)
        .bind(...values)
        .all();
    else if (binding === 'd1')
      await env.DB.batch(
        statements.map(({ sql, values: some }) =>
          env.DB.prepare(sql).bind(...some.map((value) => renewed(value, who, scriptOf(env)))),
        ),
      );
    else if (binding === 'kv') await env.CODES[what](...values);
    else if (binding === 'queue') await env.OUTBOX.send({ number: who.number, body: values[0] });
    else if (binding === 'edge') await env.EDGE_NETWORK.limit({ key: endOf(who.number) });
    else await env.MAIL.send({ to: `${endOf(who.number)}@example.com`, subject: 'code', text: '12345678' });
  }
}

const worker = {
  async fetch(request, env) {
    const { step, number } = await request.json();
    await play(scriptOf(env).steps[step], { number, at: Date.now() }, env);
    return Response.json({ result: { data: { token: TOKEN } } });
  },
  async queue(batch, env) {
    const { delivery } = scriptOf(env).steps;
    await Promise.all(batch.messages.map(({ body }) => play(delivery, { number: body.number, at: Date.now() }, env)));
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export of a Worker.
export default worker;

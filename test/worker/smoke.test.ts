import { createExecutionContext, env, SELF, waitOnExecutionContext } from 'cloudflare:test';
import { expect, test } from 'vitest';
import worker from '../../worker/index.js';

test('smoke', async () => {
  const call = async (path: string, body: unknown, headers = {}) => {
    const request = new Request(`https://api.test/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const ec = createExecutionContext();
    const response = await worker.fetch(request as never, env as never, ec);
    await waitOnExecutionContext(ec);
    return { status: response.status, body: (await response.json()) as any };
  };
  console.log(JSON.stringify(await call('signIn.request', { email: 'jonas@example.lt', locale: 'lt' })));
  console.log(JSON.stringify(await call('signIn.request', { email: 'jonasexample.lt', x: 1 })));
  console.log(JSON.stringify(await call('signIn.ways', undefined)));
  console.log(JSON.stringify(await call('session.read', undefined)));
  const t = Date.now();
  const r = await Promise.all(Array.from({ length: 40 }, () => call('signIn.request', { email: 'petras@example.lt' })));
  console.log(Date.now() - t, r.map((x) => x.status).join());
});

import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import type { AppRouter } from '../../worker/router.js';
import { guard } from '../support/worker/canary.js';
import { newKey, prove } from '../support/worker/key.js';
import { newAttempt, otherThan } from '../support/worker/page.js';
import { API, HOME, Site, someone, somewhere } from '../support/worker/site.js';

/** The client of the tRPC project as anybody would set it up; only proofs are added, as for any DPoP service. */
async function stockClient(site: Site) {
  const key = await newKey();
  const session: { token?: string } = {};
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${API}/trpc`,
        methodOverride: 'POST',
        headers: async ({ op }) => ({
          origin: HOME,
          'cf-connecting-ip': somewhere(),
          dpop: await prove(key, { url: `${API}/trpc/${op.path}`, now: site.clock.now(), token: session.token }),
          ...(session.token && { authorization: `DPoP ${session.token}` }),
        }),
        fetch: (url, options) => site.fetch(new Request(url as string, options as RequestInit)),
      }),
    ],
  });
  return { client, session };
}

test('whoever has the stock tRPC client signs in, completes, reads and signs out with it', async () => {
  const site = new Site();
  const { client, session } = await stockClient(site);
  const email = someone();
  expect(await client.signIn.ways.query()).toEqual({
    email: true,
    viisp: false,
    portal: { lt: 'MIGRIS', en: 'MIGRIS' },
    mailDomain: 'migris.example',
  });

  const { challenge } = await client.signIn.request.mutate({ email, locale: 'en' });
  const code = await site.codeOf(email);
  expect(await client.signIn.delivery.query({ challenge })).toMatchObject([{ status: 'sent' }]);
  const won = await client.signIn.verify.mutate({ challenge: guard(challenge), email, code, attempt: newAttempt() });
  session.token = guard(won.token);

  const contact = { givenNames: 'Jonas', surname: 'Petraitis', phone: '+37061234567' };
  expect(await client.profile.complete.mutate(contact)).toMatchObject({ ...contact, complete: true });
  expect(await client.session.read.query()).toMatchObject({ person: { email, surname: 'Petraitis' }, level: 1 });
  await client.session.end.mutate();
  await expect(client.profile.read.query()).rejects.toThrow('signed_out');
});

test('whoever has the stock tRPC client is told a refusal by its name and facts, and a fault in the input by its fields', async () => {
  const site = new Site();
  const { client } = await stockClient(site);
  const email = someone();
  const { challenge } = await client.signIn.request.mutate({ email });
  const code = otherThan(await site.codeOf(email));
  const refused = await client.signIn.verify
    .mutate({ challenge, email, code, attempt: newAttempt() })
    .catch((error) => error);
  expect(refused).toBeInstanceOf(TRPCClientError);
  expect(refused.message).toBe('code_wrong');
  expect(refused.data).toEqual({
    code: 'UNAUTHORIZED',
    httpStatus: 401,
    refusal: 'code_wrong',
    fields: null,
    retryAfter: null,
    triesLeft: 4,
    requestId: expect.any(String),
    now: site.clock.now(),
  });

  const malformed = await client.signIn.request.mutate({ email: 'a@b' }).catch((error) => error);
  expect(malformed.message).toBe('bad_request');
  expect(malformed.data).toMatchObject({ code: 'BAD_REQUEST', refusal: null, fields: { email: 'email_invalid' } });
});

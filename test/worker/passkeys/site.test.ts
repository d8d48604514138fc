import { expect, test } from 'vitest';
import { healthDoor } from '../../../worker/health.js';
import { wellKnown } from '../../support/worker/back-end.js';
import { Page } from '../../support/worker/page.js';
import { Owner, withPasskey } from '../../support/worker/passkey-owner.js';
import { HOME, PORTAL, Site, someone } from '../../support/worker/site.js';

test('browsers learn which pages of other sites may use the passkeys of ours', async () => {
  const answer = await wellKnown(new Site(), 'webauthn');
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ origins: [HOME, PORTAL, 'https://jobs.test:8443'] });
});

test('a person uses one passkey on the pages of two portals', async () => {
  const { owner, authenticator } = await withPasskey({ site: new Site({ PASSKEY_SITE: 'migris.test' }) });
  const page = new Owner(owner.site, { origin: PORTAL });
  await page.signIn(owner.email);
  expect((await page.prove(authenticator, { origin: PORTAL })).data.level).toBe(2);
  expect((await page.prove(authenticator, { origin: HOME })).error?.refusal).toBe('passkey_refused');
});

test.each([
  'https://migris.example',
  'migris.example/',
  'MIGRIS.example',
  'migris.example:443',
  '10.0.0.1',
  '.lt',
  'a b',
])('%s is no domain for passkeys: the operator is told so, and nobody is served', async (PASSKEY_SITE) => {
  const site = new Site({ PASSKEY_SITE });
  expect(await (await healthDoor(site.env, site.world)).json()).toMatchObject({ ok: false, settings: false });
  expect((await new Page(site).ask(someone())).status).toBe(503);
});

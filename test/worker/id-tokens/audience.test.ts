import { describe, expect, test } from 'vitest';
import { claimsOf, settled } from '../../support/worker/back-end.js';
import { Page } from '../../support/worker/page.js';
import { API, HOME, PORTAL, Site } from '../../support/worker/site.js';

describe('a token is for the portal whose page is open', () => {
  test('and for no other', async () => {
    const site = new Site();
    const [home, portal] = [await settled(HOME, site), await settled(PORTAL, site)];
    expect((await claimsOf(home)).aud).toBe('migris');
    expect((await claimsOf(portal, 'jobs-back-end')).aud).toBe('jobs-back-end');
    await expect(claimsOf(portal)).rejects.toMatchObject({ code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim: 'aud' });
  });

  test('whatever the page asks for or says of itself', async () => {
    const page = await settled(PORTAL);
    const before = page.idToken;
    for (const more of [{ aud: 'migris' }, { audience: 'migris' }, { portal: 'migris' }, { origin: HOME }]) {
      const answer = await page.call<{ idToken: string }>('session.idToken', more);
      expect([answer.error?.refusal, answer.data]).toEqual(['field_locked', undefined]);
    }
    const headers = { 'x-forwarded-host': 'migris.test', referer: `${HOME}/`, host: 'migris.test' };
    await page.freshIdToken({}, { headers });
    expect(page.idToken).not.toBe(before);
    expect(await claimsOf(page, 'jobs-back-end')).toMatchObject({ aud: 'jobs-back-end', iss: API });
  });

  test('T-origin: a session that was opened on one portal gives no token on another, with its own token and key', async () => {
    const page = await settled(PORTAL);
    const thief = new Page(page.site, { origin: HOME, key: await page.key });
    for (const path of ['session.idToken', 'session.read', 'session.list'])
      expect((await thief.call(path, {}, { token: page.token as string })).error?.refusal).toBe('signed_out');
    expect((await page.freshIdToken({}, { headers: { origin: HOME } })).error?.refusal).toBe('signed_out');
  });
});

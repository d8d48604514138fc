import { expect, test } from 'vitest';
import { Authenticator } from '../../support/worker/authenticator.js';
import { MINUTE_MS } from '../../support/worker/clock.js';
import { accountOf } from '../../support/worker/life.js';
import { knock, mover, moveTo, takeBack } from '../../support/worker/mover.js';
import { Page } from '../../support/worker/page.js';
import { Owner, withPasskey } from '../../support/worker/passkey-owner.js';
import { change, eventsOfAccount, number, rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

test('a code that signed somebody in before the address was left takes nothing back', async () => {
  const site = new Site();
  const thief = await mover(site);
  // All in one moment: which came first does not tell.
  const owner = new Page(site);
  await owner.signIn(thief.email);
  await moveTo(owner, someone());
  expect((await takeBack(thief)).error?.refusal).toBe('code_expired');
  expect((await owner.session()).status).toBe(200);
});

test('a code that was entered before the address was left takes nothing back, also where it signed nobody in', async () => {
  const { email, site, ...page } = await mover();
  await moveTo(Object.assign(new Page(site), page, { email }), someone());
  const { page: proven } = await knock(site, email);
  await change('UPDATE identity SET left_at = left_at + 1 WHERE left_at IS NOT NULL');
  expect((await takeBack(proven)).error?.refusal).toBe('code_expired');
});

test('where the account had a passkey by then, the old mailbox alone gets nothing back, and is not told otherwise', async () => {
  const { owner, authenticator } = await withPasskey();
  const [mine, theirs] = [owner.email, someone()];
  await owner.prove(authenticator);
  expect((await moveTo(owner, theirs)).status).toBe(200);
  const { page, answer } = await knock(owner.site, mine);
  expect(answer.error?.refusal).toBe('email_left');
  expect((await takeBack(page)).error?.refusal).toBe('take_back_over');
  expect((await owner.session()).data.person.email).toBe(theirs);
  const told = (await owner.site.mailsTo(mine)).findLast(({ subject }) => subject.includes('pakeistas kitu'))?.text;
  expect(told).not.toMatch(/atšaukti iki|grąžinti/);
});

test('a passkey that was added after the address was left is gone with the taking back, on record', async () => {
  const thief = await Owner.arrive();
  const [mine, theirs] = [thief.email, someone()];
  await moveTo(thief, theirs);
  const id = await accountOf(theirs);
  thief.site.clock.pass(MINUTE_MS);
  await thief.enrol(await Authenticator.make());
  expect(await number('SELECT count(*) FROM passkey WHERE account_id = ?', id)).toBe(1);
  expect((await takeBack((await knock(thief.site, mine)).page)).status).toBe(200);
  expect(await rows('SELECT id FROM passkey WHERE account_id = ?', id)).toEqual([]);
  expect(await eventsOfAccount(id)).toContain('passkey_removed');
  expect((await (await knock(thief.site, mine)).page.profile()).data).toMatchObject({ passkeys: 0, stepUp: 'fresh' });
});

import { expect, test } from 'vitest';
import { Authenticator } from '../../support/worker/authenticator.js';
import { beginChange, confirmChange } from '../../support/worker/mover.js';
import { Page } from '../../support/worker/page.js';
import { Owner } from '../../support/worker/passkey-owner.js';
import { change, eventsOf } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';

/** What happens between the moment an answer is read and the batch that acts on it. */
function meanwhile({ site }: Owner, sql: string): void {
  site.meddle = async (call, run) => {
    if (call.what === 'batch') await change(sql);
    return run();
  };
}

const WHILE_READ: [string, string][] = [
  ['staff took back who it is', 'UPDATE account SET level = 1'],
  ['the account was blocked', "UPDATE account SET status = 'blocked'"],
  ['another call had the challenge', 'UPDATE session SET passkey_challenge = NULL'],
  ['its time ended', 'UPDATE session SET passkey_until = 0'],
  ['the session ended', 'UPDATE session SET ended_at = 1'],
];

test.each(WHILE_READ)('a passkey is not added where %s while it was read', async (_what, sql) => {
  const owner = await Owner.arrive();
  const made = await (await Authenticator.make()).create((await owner.creation()).data.options);
  meanwhile(owner, sql);
  expect((await owner.add(made)).error?.refusal).toBe('passkey_refused');
  expect(await eventsOf(owner.email)).not.toContain('passkey_added');
});

test.each([
  ...WHILE_READ,
  ['its counter rose', 'UPDATE passkey SET counter = 50'],
  ['it was removed', 'DELETE FROM passkey'],
])('a passkey proves nothing where %s while it was read', async (_what, sql) => {
  const owner = await Owner.arrive();
  const counting = await Authenticator.make();
  await owner.enrol(counting, { counter: 1 });
  const signed = await counting.get((await owner.request()).data.options, { counter: 2 });
  meanwhile(owner, sql);
  expect((await owner.confirm(signed)).error?.refusal).toBe('passkey_refused');
  expect(await eventsOf(owner.email)).not.toContain('passkey_used');
});

test('a change of address that waits for its code when the first passkey comes is no longer worth it', async () => {
  const owner = await Owner.arrive();
  const thief = new Page(owner.site);
  await thief.signIn(owner.email);
  const pending = await beginChange(thief, someone());
  expect((await owner.enrol(await Authenticator.make())).status).toBe(200);
  expect((await confirmChange(thief, pending)).error?.refusal).toBe('code_expired');
  expect((await owner.session()).data.person.email).toBe(owner.email);
});

import { expect, test } from 'vitest';
import { Authenticator } from '../../support/worker/authenticator.js';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { withPasskey } from '../../support/worker/passkey-owner.js';
import { eventsOf, number } from '../../support/worker/rows.js';

test('a passkey is removed by whoever just proved one, with a record and a notice, once', async () => {
  const { owner, authenticator } = await withPasskey();
  expect((await owner.remove(authenticator.id)).error?.refusal).toBe('passkey_needed');
  await owner.prove(authenticator);
  owner.site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
  expect((await owner.remove(authenticator.id)).data.passkeys).toEqual([]);
  const subjects = (await owner.site.mailsTo(owner.email)).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.includes('pašalintas prieigos raktas'))).toHaveLength(1);
  await Promise.all(Array.from({ length: 20 }, () => owner.remove(authenticator.id)));
  expect((await eventsOf(owner.email)).filter((kind) => kind === 'passkey_removed')).toHaveLength(1);
  expect((await owner.request()).error?.refusal).toBe('passkey_refused');
});

test('nobody removes what is not theirs', async () => {
  const { owner, authenticator } = await withPasskey();
  const other = await withPasskey({ site: owner.site });
  await other.owner.prove(other.authenticator);
  expect((await other.owner.remove(authenticator.id)).data.passkeys).toHaveLength(1);
  expect(await number('SELECT count(*) FROM passkey WHERE id = ?', authenticator.id)).toBe(1);
});

test('the others stay, and one of them is enough', async () => {
  const { owner, authenticator } = await withPasskey();
  await owner.prove(authenticator);
  const second = await Authenticator.make('EdDSA');
  await owner.enrol(second);
  expect((await owner.remove(authenticator.id)).data.passkeys.map(({ id }) => id)).toEqual([second.id]);
  expect((await owner.prove(second)).status).toBe(200);
});

import { expect } from 'chai';
import { confirmByPasskey } from '../../../elements/internal/passkey/confirm.js';
import { Hindered } from '../../../elements/internal/passkey/hindered.js';
import { words as en } from '../../../elements/words/en/passkey.js';
import { jonas, refusing } from '../../support/elements/api.js';
import { clear, press, reads, write } from '../../support/elements/page.js';
import { answerIn, CHALLENGE, giveDevice, known, PasskeyApi, putPasskeys } from '../../support/elements/passkeys.js';

/** A page whose person has made a passkey on this device. */
async function enrolled() {
  const api = new PasskeyApi();
  const list = await putPasskeys(api);
  await press(list, en.addPasskey);
  await write(list, en.passkeyName, 'Here');
  await press(list, en.makePasskey);
  await reads(list, en.passkeyAdded('Here'));
  return { api, connection: await api.connect() };
}

/** Why it did not work. */
const whyNot = (work: Promise<void>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as Hindered,
  );

describe('a proof by passkey', () => {
  beforeEach(() => giveDevice());
  afterEach(clear);

  it('is signed on the device, and the page learns how surely the person is known', async () => {
    const { api, connection } = await enrolled();
    api.person = { ...jonas, level: 2 };
    await confirmByPasskey(connection);
    const { id, response, said } = answerIn(api, 'passkey.confirm');
    expect(id).to.equal(api.passkeys[0]?.id);
    expect(Object.keys(response).sort()).to.deep.equal(['authenticatorData', 'clientDataJSON', 'signature']);
    expect(said).to.include({ type: 'webauthn.get', challenge: CHALLENGE });
    expect(connection.person?.level).to.equal(2);
  });

  it('fails in words where the person stops, the site is another one or the API says no', async () => {
    const { api, connection } = await enrolled();
    api.passkeys = [known('Elsewhere')];
    await giveDevice({ verified: false });
    const stopped = await whyNot(confirmByPasskey(connection));
    expect(stopped).to.be.instanceOf(Hindered);
    expect([stopped?.hindrance, stopped?.message]).to.deep.equal(['cancelled', 'passkey_refused']);
    const other = await new PasskeyApi([known('Here')], {}, 'migris.localhost').connect();
    await api.leaveSession(jonas);
    expect((await whyNot(confirmByPasskey(other)))?.message).to.equal('signed_out');
    const wrong = new PasskeyApi([known('Here')], {}, 'migris.localhost');
    await wrong.leaveSession(jonas);
    const elsewhere = await whyNot(confirmByPasskey(await wrong.connect()));
    expect([elsewhere?.hindrance, elsewhere?.site]).to.deep.equal(['elsewhere', 'migris.localhost']);
    api.answers['passkey.request'] = refusing({ refusal: 'level_too_low' });
    expect((await whyNot(confirmByPasskey(connection)))?.message).to.equal('level_too_low');
    expect(api.to('passkey.confirm')).to.have.length(0);
  });
});

import { expect } from 'chai';
import { words as passkey } from '../../../elements/words/en/passkey.js';
import { Api, CODE, jonas, profile, refusing } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byRole } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

async function opened(answers: Api['answers']) {
  const api = new Api(answers);
  await api.leaveSession(jonas);
  return { api, view: await put('migris-profile', { api }) };
}

describe('a person with a passkey', () => {
  afterEach(clear);

  it('is offered after signing in with the code to prove with it, is told where it did not work, and may go back', async () => {
    const { view } = await opened({
      'profile.read': () => ({ ...profile, passkeys: 1, stepUp: 'passkey' }),
      'passkey.request': refusing({ refusal: 'passkey_refused' }),
    });
    await press(view, en.usePasskey);
    await focusOn(() => byRole(view, 'heading', en.proveTitle));
    await reads(view, en.lostPasskey);
    await press(view, en.usePasskey);
    await reads(view, en.accountRefusals.passkey_refused());
    await press(view, en.stepBack);
    await focusOn(() => byRole(view, 'button', en.usePasskey));
  });

  it('is not offered it where it was used, or where there is none', async () => {
    for (const change of [{ passkeys: 1 }, { stepUp: 'code' as const }]) {
      const { view } = await opened({ 'profile.read': () => ({ ...profile, ...change }) });
      await reads(view, en.moreSection);
      expect(allByRole(view, 'button', en.usePasskey)).to.have.length(0);
      clear();
    }
  });

  it('proves first who is there where a passkey is to be added, and comes back to the passkeys', async () => {
    const { api, view } = await opened({
      'passkey.list': () => ({ passkeys: [], allowed: true, site: 'localhost', now: Date.now() }),
      'passkey.creation': refusing({ refusal: 'step_up_needed' }),
    });
    await press(view, en.pageTitles.passkeys);
    await press(view, passkey.addPasskey);
    await write(view, passkey.passkeyName, 'My phone');
    await press(view, passkey.makePasskey);
    await focusOn(() => byRole(view, 'heading', en.proveTitle));
    await press(view, en.sendCode);
    await write(view, en.code, CODE);
    await press(view, en.next);
    await reads(view, passkey.passkeysTitle);
    expect(api.to('stepUp.verify')).to.have.length(1);
    expect(allByRole(view, 'heading', en.proveTitle)).to.have.length(0);
  });
});

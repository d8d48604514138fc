import { expect } from 'chai';
import { newKeys, writeKept } from '../../../elements/internal/key-store.js';
import { Api, CODE, offline, refusing } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en, refusalWords } from '../../support/elements/words.js';

async function refusedWith(refusal: 'email_moved' | 'email_left', answers: Api['answers'] = {}) {
  const api = new Api({
    'signIn.verify': refusing({ refusal }),
    'signIn.takeBack': ({ email }) => ({ email, frozenUntil: Date.UTC(2099, 10, 29, 12), now: Date.now() }),
    ...answers,
  });
  api.leaveWaiting();
  // A device that signed in before is known by a mark that goes with what asks for it, and with nothing else.
  await writeKept(api.base, { keys: await newKeys(), device: 'D'.repeat(43) });
  const otp = await put('migris-otp', { api });
  await write(otp, en.code, CODE);
  await press(otp, en.next);
  return { api, otp };
}

describe('a person who signs in with an address that was replaced', () => {
  afterEach(clear);

  it('is offered to take it back, with what that does, and takes it back with the challenge that was proven', async () => {
    const { api, otp } = await refusedWith('email_moved');
    await focusOn(() => byRole(otp, 'heading', en.movedTitle));
    for (const effect of en.movedEffects) await reads(otp, effect);
    await press(otp, en.takeBack);
    await focusOn(() => byRole(otp, 'heading', en.takenBackTitle));
    await reads(otp, en.takenBack('jonas@example.lt', '29 November 2099, 14:00'));
    expect(api.to('signIn.verify')[0]?.input.device).to.equal('D'.repeat(43));
    expect(api.to('signIn.takeBack')[0]?.input).to.deep.equal({
      challenge: api.to('signIn.verify')[0]?.input.challenge,
      email: 'jonas@example.lt',
    });
    await press(otp, en.signInNow);
    expect((await eventually(() => byLabel(otp, en.email))).value).to.equal('jonas@example.lt');
  });

  it('may sign in with another address instead', async () => {
    const { api, otp } = await refusedWith('email_moved');
    await press(otp, en.newAddressInstead);
    await eventually(() => byLabel(otp, en.email));
    expect(api.to('signIn.takeBack')).to.have.length(0);
  });

  it('is told where it is too late, or without a connection', async () => {
    const over = await refusedWith('email_moved', { 'signIn.takeBack': refusing({ refusal: 'take_back_over' }) });
    await press(over.otp, en.takeBack);
    await reads(over.otp, en.takeBackOver);
    clear();
    const { otp } = await refusedWith('email_moved', { 'signIn.takeBack': offline });
    await press(otp, en.takeBack);
    await reads(otp, en.offline);
    byRole(otp, 'button', en.takeBack);
  });

  it('is told only that, where it was replaced long ago', async () => {
    const { otp } = await refusedWith('email_left');
    await reads(otp, refusalWords('email_left'));
    expect(allByRole(otp, 'button', en.takeBack)).to.have.length(0);
  });
});

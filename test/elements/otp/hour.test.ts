import { expect } from 'chai';
import { learnTime } from '../../../elements/internal/clock.js';
import { Api, sending } from '../../support/elements/api.js';
import { clear, focusOn, press, put, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { pass, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const minute = 60_000;

async function otpWith(api: Api, change: Parameters<Api['leaveWaiting']>[0] = {}) {
  api.leaveWaiting(change);
  return put('migris-otp', { api });
}

describe('the hour of a code', () => {
  afterEach(() => {
    clear();
    restoreTime();
  });

  it('is announced ten, five and one minute before its end, and at no other moment', async () => {
    const otp = await otpWith(new Api());
    const { said } = listen(otp);
    for (const left of [59, 30, 11, 10, 9, 6, 5, 4, 2, 1]) {
      pass(60 * minute - left * minute - gone());
      otp.requestUpdate();
      await otp.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(said).to.deep.equal([en.minutesLeft(10), en.minutesLeft(5), en.minutesLeft(1)]);
  });

  it('is announced after one more code was sent, too', async () => {
    const otp = await otpWith(new Api(), { resendAt: Date.now() - 1000 });
    const { said } = listen(otp);
    await press(otp, en.resend);
    await focusOn(() => byLabel(otp, en.code));
    pass(50 * minute);
    await eventually(() => expect(said).to.have.length(2));
    pass(11 * minute);
    await eventually(() => expect(said).to.have.length(3));
    expect(said).to.deep.equal([en.resent, en.minutesLeft(10), `${en.stopTitle} ${refusalWords('code_expired')}`]);
  });

  it('is told as over in time, once, with the way to a new code', async () => {
    const otp = await otpWith(new Api());
    const { said } = listen(otp);
    pass(60 * minute);
    await eventually(() => byRole(otp, 'button', en.newCode));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(said).to.deep.equal([`${en.stopTitle} ${refusalWords('code_expired')}`]);
  });

  it('is the Worker’s, where the clock of the device is wrong by hours', async () => {
    pass(3 * 60 * minute);
    const api = new Api({ 'signIn.request': () => sendingAt(Date.now() - 3 * 60 * minute) });
    const login = await put('migris-login', { api });
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await focusOn(() => byLabel(login, en.code));
    // As after a reload of the page: only what the tab keeps is known.
    pass(0);
    learnTime(Date.now());
    const otp = await put('migris-otp', { api });
    byLabel(otp, en.code);
    expect(allByRole(otp, 'alert')).to.have.length(0);
  });
});

function sendingAt(now: number) {
  return { ...sending(), now, expiresAt: now + 60 * minute, resendAt: now + 30_000 };
}

let start = 0;
function gone(): number {
  start ||= Date.now();
  return Date.now() - start;
}

import { expect } from 'chai';
import { learnTime } from '../../../elements/internal/clock.js';
import { Api, sending } from '../../support/elements/api.js';
import { clear, focusOn, press, put, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { pass, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';

const CODE_FIELD = /^Temporary code/;
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
    expect(said).to.deep.equal([
      'The code is valid for 10 more minutes.',
      'The code is valid for 5 more minutes.',
      'The code is valid for 1 more minute.',
    ]);
  });

  it('is announced after one more code was sent, too', async () => {
    const otp = await otpWith(new Api(), { resendAt: Date.now() - 1000 });
    const { said } = listen(otp);
    await press(otp, 'Send the code again');
    await focusOn(() => byLabel(otp, CODE_FIELD));
    pass(50 * minute);
    await eventually(() => expect(said).to.have.length(2));
    pass(11 * minute);
    await eventually(() => expect(said).to.have.length(3));
    expect(said).to.deep.equal([
      'We sent one more code.',
      'The code is valid for 10 more minutes.',
      'We could not continue This code has expired. Send a new code.',
    ]);
  });

  it('is told as over in time, once, with the way to a new code', async () => {
    const otp = await otpWith(new Api());
    const { said } = listen(otp);
    pass(60 * minute);
    await eventually(() => byRole(otp, 'button', 'Send a new code'));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(said).to.deep.equal(['We could not continue This code has expired. Send a new code.']);
  });

  it('is the Worker’s, where the clock of the device is wrong by hours', async () => {
    pass(3 * 60 * minute);
    const api = new Api({ 'signIn.request': () => sendingAt(Date.now() - 3 * 60 * minute) });
    const login = await put('migris-login', { api });
    await write(login, /^E-mail address/, 'jonas@example.lt');
    await press(login, 'Send code');
    await focusOn(() => byLabel(login, CODE_FIELD));
    // As after a reload of the page: only what the tab keeps is known.
    pass(0);
    learnTime(Date.now());
    const otp = await put('migris-otp', { api });
    byLabel(otp, CODE_FIELD);
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

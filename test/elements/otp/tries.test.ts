import { expect } from 'chai';
import { Api, CODE, offline, refusing, silent } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { hurry, pass, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';
import { en, refusalWords } from '../../support/elements/words.js';

const attempts = (api: Api) => api.to('signIn.verify').map(({ input }) => input.attempt);

async function enter(otp: Element, code: string): Promise<void> {
  await write(otp, en.code, code);
  await press(otp, en.next);
}

async function otpWith(api: Api) {
  api.leaveWaiting();
  return put('migris-otp', { api });
}

describe('a person who enters a code', () => {
  afterEach(() => {
    clear();
    restoreTime();
  });

  it('is told how many tries are left when it is wrong, and may correct what was typed', async () => {
    const otp = await otpWith(new Api());
    const { said } = listen(otp);
    await enter(otp, '8765 4321');
    await focusOn(() => errorBox(otp));
    expect(said).to.deep.equal([`${en.stopTitle} ${refusalWords('code_wrong', { left: 4 })}`]);
    const field = byLabel(otp, en.code);
    expect(field.value).to.equal('8765 4321');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    const described = field.ariaDescribedByElements?.map(({ textContent }) => textContent?.trim());
    expect(described?.at(-1)).to.equal(refusalWords('code_wrong', { left: 4 }));
  });

  it('makes the same guess with the same code, and a new one with another', async () => {
    const api = new Api();
    const otp = await otpWith(api);
    for (const code of ['87654321', '8765 4321', '11112222']) {
      const before = attempts(api).length;
      await enter(otp, code);
      await eventually(() => expect(attempts(api)).to.have.length(before + 1));
      await eventually(() => byRole(otp, 'button', en.next));
    }
    const [first, again, other] = attempts(api);
    expect(again).to.equal(first);
    expect(other)
      .to.match(/^[\w-]{22}$/)
      .and.not.equal(first);
  });

  it('makes the same guess again when the answer was lost on its way', async () => {
    const api = new Api({ 'signIn.verify': offline });
    const otp = await otpWith(api);
    await enter(otp, CODE);
    await reads(otp, en.offline);
    expect(byLabel(otp, en.code).value).to.equal(CODE);
    api.answers = {};
    await press(otp, en.next);
    await reads(otp, en.contactTitle);
    expect(new Set(attempts(api)).size).to.equal(1);
  });

  it('does not notice that a code was not ready yet: the page asks again by itself, as the same guess', async () => {
    let asked = 0;
    const api = new Api();
    api.answers = {
      'signIn.delivery': silent,
      'signIn.verify': () => {
        asked += 1;
        if (asked < 4) return refusing({ refusal: 'code_not_ready', retryAfter: 1 })();
        return refusing({ refusal: 'code_wrong', triesLeft: 2 })();
      },
    };
    const otp = await otpWith(api);
    const waits = hurry();
    await enter(otp, CODE);
    await reads(otp, refusalWords('code_wrong', { left: 2 }));
    expect(waits).to.deep.equal([5000, 1000, 2000, 4000]);
    expect(attempts(api)).to.have.length(4);
    expect(new Set(attempts(api)).size).to.equal(1);
  });

  it('is told when a code is still not ready after a while', async () => {
    hurry();
    const otp = await otpWith(new Api({ 'signIn.verify': refusing({ refusal: 'code_not_ready' }) }));
    await enter(otp, CODE);
    await reads(otp, refusalWords('code_not_ready'));
    expect(byLabel(otp, en.code).value).to.equal(CODE);
  });

  const ends = {
    code_expired: refusalWords('code_expired'),
    code_used: refusalWords('code_used'),
    tries_spent: refusalWords('tries_spent'),
  } as const;
  for (const [refusal, told] of Object.entries(ends) as [keyof typeof ends, string][]) {
    it(`is told “${told}” and gets a new code for the same address`, async () => {
      const api = new Api({ 'signIn.verify': refusing({ refusal }) });
      const otp = await otpWith(api);
      await enter(otp, CODE);
      await focusOn(() => errorBox(otp));
      await reads(otp, told);
      expect(allByRole(otp, 'textbox')).to.have.length(0);
      await press(otp, en.newCode);
      await focusOn(() => byLabel(otp, en.code));
      expect(byLabel(otp, en.code).value).to.equal('');
      expect(api.to('signIn.request').map(({ input }) => input.email)).to.deep.equal(['jonas@example.lt']);
      expect(allByRole(otp, 'alert')).to.have.length(0);
    });
  }

  it('does not lose the focus when the hour ends while the code is being typed', async () => {
    const otp = await otpWith(new Api());
    await write(otp, en.code, '1234');
    pass(3_600_000);
    await reads(otp, refusalWords('code_expired'));
    await eventually(() => expect(otp.matches(':focus')).to.equal(true));
  });

  it('tells the Worker how many mails were sent', async () => {
    const api = new Api();
    api.leaveWaiting({ sent: [Date.now() - 60_000, Date.now()] });
    const otp = await put('migris-otp', { api });
    await enter(otp, '87654321');
    await eventually(() => expect(api.to('signIn.verify').map(({ input }) => input.sends)).to.deep.equal([2]));
  });
});

import { expect } from 'chai';
import { Api, refusing, sending, silent } from '../../support/elements/api.js';
import { clear, focusOn, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { hurry, pass, restoreTime } from '../../support/elements/time.js';
import { listen } from '../../support/elements/voice.js';
import { anyNumbers, en, refusalWords } from '../../support/elements/words.js';

const minute = 60_000;
/** Much sooner than by the time that passes meanwhile. */
const SOON_MS = 8_000;

async function otpWith(api: Api, change: Parameters<Api['leaveWaiting']>[0] = {}) {
  api.leaveWaiting(change);
  return put('migris-otp', { api });
}

describe('a person who waits for the mail', () => {
  afterEach(() => {
    clear();
    restoreTime();
  });

  it('sees when it can be sent again, and is not told so every second', async () => {
    const otp = await otpWith(new Api());
    const { said } = listen(otp);
    await reads(otp, anyNumbers(en.resendIn(30)));
    expect(allByRole(otp, 'button', en.resend)).to.have.length(0);
    pass(20_000);
    await reads(otp, anyNumbers(en.resendIn(10)));
    pass(20_000);
    await eventually(() => byRole(otp, 'button', en.resend), SOON_MS);
    expect(said).to.deep.equal([]);
  });

  it('gets help after 15 seconds, not before', async () => {
    const otp = await otpWith(new Api());
    expect(textOf(otp)).not.to.contain('spam');
    pass(15_000);
    await reads(otp, en.help, SOON_MS);
  });

  it('has it sent again, hears so, and goes on in the field, where what was typed still is', async () => {
    const api = new Api();
    const otp = await otpWith(api, { sent: [Date.now() - 4 * minute], resendAt: Date.now() - 1000 });
    const { said } = listen(otp);
    await write(otp, en.code, '1234');
    await press(otp, en.resend);
    await focusOn(() => byLabel(otp, en.code));
    expect(byLabel(otp, en.code).value).to.equal('1234');
    expect(said).to.deep.equal([en.resent]);
    expect(textOf(otp)).to.match(anyNumbers(en.eitherWorks('10:00 and 10:00')));
    expect(api.to('signIn.resend')[0]?.input).to.deep.equal({
      challenge: 'A'.repeat(43),
      email: 'jonas@example.lt',
      locale: 'en',
    });
  });

  it('reads a time once at which two mails were sent', async () => {
    const at = Date.UTC(2026, 9, 5, 17, 0, 1);
    const otp = await otpWith(new Api(), { sent: [at, at + 31_000] });
    await reads(otp, anyNumbers(en.eitherWorks('20:00')));
  });

  it('hears of each mail that is sent again', async () => {
    const api = new Api({ 'signIn.resend': () => ({ ...sending(), resendAt: Date.now() }) });
    const otp = await otpWith(api, { resendAt: Date.now() - 1000 });
    const { said } = listen(otp);
    await press(otp, en.resend);
    await focusOn(() => byLabel(otp, en.code));
    await press(otp, en.resend);
    await eventually(() => expect(api.to('signIn.resend')).to.have.length(2));
    await focusOn(() => byLabel(otp, en.code));
    expect(said).to.deep.equal([en.resent, en.resent]);
  });

  it('has it sent once with a double click', async () => {
    const api = new Api({ 'signIn.resend': silent });
    const otp = await otpWith(api, { resendAt: Date.now() - 1000 });
    const button = byRole(otp, 'button', en.resend);
    button.click();
    button.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(api.to('signIn.resend')).to.have.length(1);
  });

  it('is told when it could not be sent again, with the focus there, even after a wrong code', async () => {
    const api = new Api({ 'signIn.resend': refusing({ refusal: 'too_soon', retryAfter: 20 }) });
    const otp = await otpWith(api, { resendAt: Date.now() - 1000 });
    await write(otp, en.code, '87654321');
    await press(otp, en.next);
    await reads(otp, refusalWords('code_wrong', { left: 4 }));
    await press(otp, en.resend);
    await reads(otp, refusalWords('too_soon', { wait: 20 }));
    await focusOn(() => newestAlert(otp, refusalWords('too_soon', { wait: 20 })).parentElement as Element);
    await write(otp, en.code, '11112222');
    await press(otp, en.next);
    await eventually(() => expect(allByRole(otp, 'alert')).to.have.length(1));
    expect(textOf(otp)).not.to.contain(refusalWords('too_soon', { wait: 20 }));
  });

  it('sees that no more will be sent', async () => {
    const otp = await otpWith(new Api(), { resendAt: null });
    await reads(otp, en.noMoreSends);
    expect(allByRole(otp, 'button', en.resend)).to.have.length(0);
  });

  const fates = {
    failed: en.mailFailed,
    refused: en.mailRefused,
  } as const;
  for (const [status, told] of Object.entries(fates) as [keyof typeof fates, string][]) {
    it(`is told when the mail ${status === 'failed' ? 'could not be sent' : 'was not accepted'}`, async () => {
      const api = new Api({ 'signIn.delivery': silent });
      const otp = await otpWith(api);
      const { said } = listen(otp);
      const waits = hurry();
      api.answers = { 'signIn.delivery': () => [fate(status)] };
      otp.remove();
      document.body.append(otp);
      await eventually(() => expect(said).to.deep.equal([told]));
      expect(waits[0]).to.equal(2000);
      byRole(otp, 'button', en.changeAddress);
    });
  }

  it('hears nothing of a mail that went out', async () => {
    hurry();
    const api = new Api({ 'signIn.delivery': () => [fate('sent')] });
    const otp = await otpWith(api);
    const { said } = listen(otp);
    await eventually(() => expect(api.to('signIn.delivery')).to.have.length(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(said).to.deep.equal([]);
    expect(api.to('signIn.delivery')).to.have.length(1);
  });
});

function fate(status: 'sent' | 'failed' | 'refused') {
  return { status, sentAt: Date.now(), expiresAt: Date.now() + 60 * minute };
}

function newestAlert(root: Element, text: string): Element {
  const found = allByRole(root, 'alert').find(({ textContent }) => textContent?.includes(text));
  if (!found) throw new Error(`no alert says ${text}`);
  return found;
}

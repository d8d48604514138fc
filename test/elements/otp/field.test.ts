import { expect } from 'chai';
import { Api, silent } from '../../support/elements/api.js';
import {
  clear,
  errorBox,
  expectFocus,
  focusOn,
  paste,
  press,
  put,
  textOf,
  write,
} from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { anyNumbers, en } from '../../support/elements/words.js';

const sent = (api: Api) => api.to('signIn.verify').map(({ input }) => input.code);

async function otpWith(api: Api) {
  api.leaveWaiting();
  return put('migris-otp', { api });
}

describe('a person at the code field', () => {
  afterEach(clear);

  it('finds one field that phones can fill in and that takes whatever is pasted', async () => {
    const otp = await otpWith(new Api());
    const field = byLabel(otp, en.code);
    expect(allByRole(otp, 'textbox')).to.have.length(1);
    expect(field.autocomplete).to.equal('one-time-code');
    expect(field.inputMode).to.equal('numeric');
    expect(field.type).to.equal('text');
    expect(field.maxLength).to.equal(-1);
    expect(field.pattern).to.equal('');
  });

  it('reads which letter the code is in and until when it is valid', async () => {
    const otp = await otpWith(new Api());
    expect(hintOf(byLabel(otp, en.code)))
      .to.contain(en.codeHint('KRT'))
      .and.contain('jonas@example.lt');
    expect(textOf(otp)).to.match(anyNumbers(en.validUntil('10:00')));
  });

  const ways = {
    'with a space': '1234 5678',
    'with a dash': '1234-5678',
    'with a no-break space': '1234\u00a05678',
    'with a dash as long as an n': '1234–5678',
    'with spaces around': '  12345678 ',
    'with marks that cannot be seen': '\u200e1234\u200b5678',
    'in Arabic-Indic digits': '١٢٣٤٥٦٧٨',
    'in Persian digits': '۱۲۳۴۵۶۷۸',
    'in Bengali digits': '১২৩৪৫৬৭৮',
    'in full-width digits': '１２３４５６７８',
  };
  for (const [how, text] of Object.entries(ways)) {
    it(`may paste the code ${how}`, async () => {
      const api = new Api();
      const otp = await otpWith(api);
      await paste(otp, en.code, text);
      await press(otp, en.next);
      await eventually(() => expect(sent(api)).to.deep.equal(['12345678']));
    });
  }

  it('sends it by pressing Next, and never by typing the last digit', async () => {
    const api = new Api();
    const otp = await otpWith(api);
    const field = await write(otp, en.code, '12345678');
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent(api)).to.deep.equal([]);
  });

  const mistakes = {
    '': en.problems.code_required,
    '1234 567': en.problems.code_too_short,
    '1234 5678 9': en.problems.code_too_long,
    '1234 567O': en.problems.code_not_digits,
    [`1${' '.repeat(40)}2`]: en.problems.code_too_long,
  };
  for (const [typed, told] of Object.entries(mistakes)) {
    it(`is told “${told}” for “${typed.slice(0, 12)}”, and no try is spent`, async () => {
      const api = new Api();
      const otp = await otpWith(api);
      const { said } = listen(otp);
      const field = await write(otp, en.code, typed);
      await press(otp, en.next);
      await focusOn(() => errorBox(otp));
      expect(said).to.deep.equal([`${en.errorTitle} ${told}`]);
      expect(field.value).to.equal(typed);
      expect(field.ariaInvalid).to.equal('true');
      expect(sent(api)).to.deep.equal([]);
    });
  }

  it('sends it once with a double click', async () => {
    const api = new Api({ 'signIn.verify': silent });
    const otp = await otpWith(api);
    await write(otp, en.code, '12345678');
    const button = byRole(otp, 'button', en.next);
    button.focus();
    button.click();
    button.click();
    await eventually(() => byRole(otp, 'button', en.busy));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent(api)).to.have.length(1);
    expectFocus(button);
  });
});

function hintOf(field: HTMLElement): string {
  return (field.ariaDescribedByElements ?? []).map((element) => element.textContent).join(' ');
}

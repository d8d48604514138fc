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

const CODE_FIELD = /^Temporary code/;
const sent = (api: Api) => api.to('signIn.verify').map(({ input }) => input.code);

async function otpWith(api: Api) {
  api.leaveWaiting();
  return put('migris-otp', { api });
}

describe('a person at the code field', () => {
  afterEach(clear);

  it('finds one field that phones can fill in and that takes whatever is pasted', async () => {
    const otp = await otpWith(new Api());
    const field = byLabel(otp, CODE_FIELD);
    expect(allByRole(otp, 'textbox')).to.have.length(1);
    expect(field.autocomplete).to.equal('one-time-code');
    expect(field.inputMode).to.equal('numeric');
    expect(field.type).to.equal('text');
    expect(field.maxLength).to.equal(-1);
    expect(field.pattern).to.equal('');
  });

  it('reads which letter the code is in and until when it is valid', async () => {
    const otp = await otpWith(new Api());
    expect(hintOf(byLabel(otp, CODE_FIELD))).to.equal('8 digits, from the e-mail marked KRT.');
    expect(textOf(otp)).to.match(/The code is valid for 60 minutes, until \d\d:\d\d\./);
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
      await paste(otp, CODE_FIELD, text);
      await press(otp, 'Next');
      await eventually(() => expect(sent(api)).to.deep.equal(['12345678']));
    });
  }

  it('sends it by pressing Next, and never by typing the last digit', async () => {
    const api = new Api();
    const otp = await otpWith(api);
    const field = await write(otp, CODE_FIELD, '12345678');
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent(api)).to.deep.equal([]);
  });

  const mistakes = {
    '': 'Enter the code from the e-mail.',
    '1234 567': 'The code has 8 digits. You entered too few.',
    '1234 5678 9': 'The code has 8 digits. You entered too many.',
    '1234 567O': 'The code has digits only.',
    [`1${' '.repeat(40)}2`]: 'The code has 8 digits. You entered too many.',
  };
  for (const [typed, told] of Object.entries(mistakes)) {
    it(`is told “${told}” for “${typed.slice(0, 12)}”, and no try is spent`, async () => {
      const api = new Api();
      const otp = await otpWith(api);
      const { said } = listen(otp);
      const field = await write(otp, CODE_FIELD, typed);
      await press(otp, 'Next');
      await focusOn(() => errorBox(otp));
      expect(said).to.deep.equal([`Check what you entered ${told}`]);
      expect(field.value).to.equal(typed);
      expect(field.ariaInvalid).to.equal('true');
      expect(sent(api)).to.deep.equal([]);
    });
  }

  it('sends it once with a double click', async () => {
    const api = new Api({ 'signIn.verify': silent });
    const otp = await otpWith(api);
    await write(otp, CODE_FIELD, '12345678');
    const button = byRole(otp, 'button', 'Next');
    button.focus();
    button.click();
    button.click();
    await eventually(() => byRole(otp, 'button', 'Please wait…'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent(api)).to.have.length(1);
    expectFocus(button);
  });
});

function hintOf(field: HTMLElement): string {
  return (field.ariaDescribedByElements ?? []).map((element) => element.textContent).join(' ');
}

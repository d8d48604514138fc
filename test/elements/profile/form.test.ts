import { expect } from 'chai';
import { Api, newcomer } from '../../support/elements/api.js';
import { clear, errorBox, expectFocus, focusOn, press, put, reads, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';

const NAMES = 'Name(s)';
const SURNAME = 'Surname(s)';
const PHONE = 'Phone number';
const ONE_NAME = 'My passport has only one name';

async function formFor(api: Api) {
  await api.leaveSession(newcomer);
  return put('migris-profile', { api });
}

async function fillIn(form: Element, names = 'Olena', surname = 'Kovalenko', phone = '+380 44 123 45 67') {
  await write(form, NAMES, names);
  await write(form, SURNAME, surname);
  await write(form, PHONE, phone);
}

describe('a person who fills in the contact data', () => {
  afterEach(clear);

  it('finds fields that browsers can fill in, and no e-mail address to type again', async () => {
    const form = await formFor(new Api());
    expect(byLabel(form, NAMES).autocomplete).to.equal('given-name');
    expect(byLabel(form, SURNAME).autocomplete).to.equal('family-name');
    expect(byLabel(form, PHONE).autocomplete).to.equal('tel');
    expect(byLabel(form, PHONE).type).to.equal('tel');
    expect(allByRole(form, 'textbox')).to.have.length(3);
  });

  it('is told of everything that is missing, by the name of its field, with the focus there', async () => {
    const api = new Api();
    const form = await formFor(api);
    const { said } = listen(form);
    await press(form, 'Next');
    await focusOn(() => errorBox(form));
    expect(said).to.have.length(1);
    expect(allByRole(form, 'link').map(({ textContent }) => textContent?.trim())).to.deep.equal([
      'Name(s): Fill this in as it is in your passport.',
      'Surname(s): Fill this in as it is in your passport.',
      'Phone number: Enter your phone number.',
    ]);
    byRole(form, 'link', /^Phone/).click();
    expectFocus(byLabel(form, PHONE));
    expect(api.to('profile.complete')).to.have.length(0);
  });

  it('is told of names that are too long and numbers that cannot be', async () => {
    const form = await formFor(new Api());
    await fillIn(form, 'O'.repeat(61), 'Kovalenko', '12');
    await press(form, 'Next');
    await reads(form, 'Name(s): At most 60 characters fit.');
    await reads(form, 'Phone number: Check the number');
    expect(byLabel(form, NAMES).value).to.have.length(61);
    expect(byLabel(form, SURNAME).ariaInvalid).to.equal(null);
  });

  it('keeps everything that was typed when the page is reloaded', async () => {
    const api = new Api();
    const form = await formFor(api);
    await fillIn(form, 'Olena', 'Kovalenko', '+380 44');
    clear();
    const again = await put('migris-profile', { api });
    expect(byLabel(again, NAMES).value).to.equal('Olena');
    expect(byLabel(again, SURNAME).value).to.equal('Kovalenko');
    expect(byLabel(again, PHONE).value).to.equal('+380 44');
  });

  it('has it forgotten when signed out', async () => {
    const api = new Api();
    const form = await formFor(api);
    await fillIn(form);
    await form.connection.end();
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.contain('Kovalenko');
  });

  it('with one name in the passport writes it once', async () => {
    const api = new Api();
    const form = await formFor(api);
    await tick(form, ONE_NAME);
    await eventually(() => expect(allByRole(form, 'textbox', NAMES)).to.have.length(0));
    expectFocus(byLabel(form, ONE_NAME));
    await write(form, SURNAME, 'Suharto');
    await write(form, PHONE, '+62 21 1234567');
    await press(form, 'Next');
    await reads(form, /Name\(s\)\s+None\s+Surname\(s\)\s+Suharto/);
    await press(form, 'Next');
    await eventually(() => expect(api.to('profile.complete')).to.have.length(1));
    const { givenNames, surname } = api.to('profile.complete')[0]?.input ?? {};
    expect({ givenNames, surname }).to.deep.equal({ givenNames: null, surname: 'Suharto' });
  });

  it('finds the other name again after ticking that by mistake', async () => {
    const form = await formFor(new Api());
    await fillIn(form);
    await tick(form, ONE_NAME);
    await eventually(() => expect(allByRole(form, 'textbox', NAMES)).to.have.length(0));
    await tick(form, ONE_NAME);
    await eventually(() => expect(byLabel(form, NAMES).value).to.equal('Olena'));
    expect(byLabel(form, SURNAME).value).to.equal('Kovalenko');
  });
});

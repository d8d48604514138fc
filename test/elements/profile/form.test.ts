import { expect } from 'chai';
import { Api, newcomer } from '../../support/elements/api.js';
import { clear, errorBox, expectFocus, focusOn, press, put, reads, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

async function formFor(api: Api) {
  await api.leaveSession(newcomer);
  return put('migris-profile', { api });
}

async function fillIn(form: Element, names = 'Olena', surname = 'Kovalenko', phone = '+380 44 123 45 67') {
  await write(form, en.givenNames, names);
  await write(form, en.surname, surname);
  await write(form, en.phone, phone);
}

describe('a person who fills in the contact data', () => {
  afterEach(clear);

  it('finds fields that browsers can fill in, and no e-mail address to type again', async () => {
    const form = await formFor(new Api());
    expect(byLabel(form, en.givenNames).autocomplete).to.equal('given-name');
    expect(byLabel(form, en.surname).autocomplete).to.equal('family-name');
    expect(byLabel(form, en.phone).autocomplete).to.equal('tel');
    expect(byLabel(form, en.phone).type).to.equal('tel');
    expect(allByRole(form, 'textbox')).to.have.length(3);
  });

  it('is told of everything that is missing, by the name of its field, with the focus there', async () => {
    const api = new Api();
    const form = await formFor(api);
    const { said } = listen(form);
    await press(form, en.next);
    await focusOn(() => errorBox(form));
    expect(said).to.have.length(1);
    expect(allByRole(form, 'link').map(({ textContent }) => textContent?.trim())).to.deep.equal([
      `${en.givenNames}: ${en.problems.name_required}`,
      `${en.surname}: ${en.problems.name_required}`,
      `${en.phone}: ${en.problems.phone_required}`,
    ]);
    byRole(form, 'link', `${en.phone}: ${en.problems.phone_required}`).click();
    expectFocus(byLabel(form, en.phone));
    expect(api.to('profile.complete')).to.have.length(0);
  });

  it('is told of names that are too long and numbers that cannot be', async () => {
    const form = await formFor(new Api());
    await fillIn(form, 'O'.repeat(61), 'Kovalenko', '12');
    await press(form, en.next);
    await reads(form, `${en.givenNames}: ${en.rareProblems.name_too_long}`);
    await reads(form, `${en.phone}: ${en.rareProblems.phone_invalid}`);
    expect(byLabel(form, en.givenNames).value).to.have.length(61);
    expect(byLabel(form, en.surname).ariaInvalid).to.equal(null);
  });

  it('keeps everything that was typed when the page is reloaded', async () => {
    const api = new Api();
    const form = await formFor(api);
    await fillIn(form, 'Olena', 'Kovalenko', '+380 44');
    clear();
    const again = await put('migris-profile', { api });
    expect(byLabel(again, en.givenNames).value).to.equal('Olena');
    expect(byLabel(again, en.surname).value).to.equal('Kovalenko');
    expect(byLabel(again, en.phone).value).to.equal('+380 44');
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
    await tick(form, en.oneName);
    await eventually(() => expect(allByRole(form, 'textbox', en.givenNames)).to.have.length(0));
    expectFocus(byLabel(form, en.oneName));
    await write(form, en.surname, 'Suharto');
    await write(form, en.phone, '+62 21 1234567');
    await press(form, en.next);
    await reads(form, `${en.givenNames} ${en.noGivenNames} ${en.surname} Suharto`);
    await press(form, en.next);
    await eventually(() => expect(api.to('profile.complete')).to.have.length(1));
    const { givenNames, surname } = api.to('profile.complete')[0]?.input ?? {};
    expect({ givenNames, surname }).to.deep.equal({ givenNames: null, surname: 'Suharto' });
  });

  it('finds the other name again after ticking that by mistake', async () => {
    const form = await formFor(new Api());
    await fillIn(form);
    await tick(form, en.oneName);
    await eventually(() => expect(allByRole(form, 'textbox', en.givenNames)).to.have.length(0));
    await tick(form, en.oneName);
    await eventually(() => expect(byLabel(form, en.givenNames).value).to.equal('Olena'));
    expect(byLabel(form, en.surname).value).to.equal('Kovalenko');
  });
});

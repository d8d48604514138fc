import { expect } from 'chai';
import { Api, newcomer, offline, profile, refusing } from '../../support/elements/api.js';
import { clear, errorBox, expectFocus, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

async function reviewFor(api: Api, names = 'Olena', phone = '8 612 34567') {
  await api.leaveSession(newcomer);
  const form = await put('migris-profile', { api });
  await write(form, en.givenNames, names);
  await write(form, en.surname, 'Kovalenko');
  await write(form, en.phone, phone);
  await press(form, en.next);
  await focusOn(() => byRole(form, 'heading', en.reviewTitle));
  return form;
}

describe('a person who looks once more before the names are locked', () => {
  afterEach(clear);

  it('sees the exact strings that will be kept, and what locking means', async () => {
    const form = await reviewFor(new Api(), '  Olena   Marija ');
    const kept = [...(form.shadowRoot?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent);
    expect(kept).to.deep.equal(['Olena Marija', 'Kovalenko', '+37061234567']);
    await reads(form, en.reviewHint);
  });

  it('goes back and finds everything as it was typed', async () => {
    const form = await reviewFor(new Api());
    await press(form, en.back);
    await focusOn(() => byRole(form, 'heading', en.contactTitle));
    expect(byLabel(form, en.givenNames).value).to.equal('Olena');
    expect(byLabel(form, en.phone).value).to.equal('8 612 34567');
  });

  it('sends exactly what was shown, once, even with a double click', async () => {
    let answer = () => {};
    const api = new Api();
    api.answers = {
      'profile.complete': () =>
        new Promise((resolve) => {
          answer = () => resolve({ ...profile, givenNames: 'Olena', surname: 'Kovalenko', idToken: null });
        }),
    };
    const form = await reviewFor(api);
    const button = byRole(form, 'button', en.next);
    button.focus();
    button.click();
    button.click();
    await eventually(() => byRole(form, 'button', en.busy));
    await new Promise((resolve) => setTimeout(resolve, 50));
    byRole(form, 'heading', en.reviewTitle);
    expectFocus(button);
    answer();
    await focusOn(() => byRole(form, 'heading', en.account));
    expect(api.to('profile.complete').map(({ input }) => input)).to.deep.equal([
      { givenNames: 'Olena', surname: 'Kovalenko', phone: '+37061234567', language: 'en' },
    ]);
  });

  it('may press Next again after a lost connection, and loses nothing', async () => {
    const api = new Api({ 'profile.complete': offline });
    const form = await reviewFor(api);
    await press(form, en.next);
    await focusOn(() => errorBox(form));
    await reads(form, en.offline);
    api.answers = {};
    await press(form, en.next);
    await reads(form, 'Olena');
    await focusOn(() => byRole(form, 'heading', en.account));
  });

  it('gets back to the form for a number that cannot exist', async () => {
    const api = new Api({ 'profile.complete': refusing({ fields: { phone: 'phone_invalid' } }) });
    const form = await reviewFor(api, 'Olena', '+380 44 123 45 67');
    await press(form, en.next);
    await focusOn(() => errorBox(form));
    byRole(form, 'heading', en.contactTitle);
    expect(byLabel(form, en.phone).value).to.equal('+380 44 123 45 67');
    expect(byLabel(form, en.phone).ariaInvalid).to.equal('true');
    expect(byLabel(form, en.givenNames).value).to.equal('Olena');
  });

  it('leaves nothing of it in the tab when it is saved', async () => {
    const api = new Api();
    const form = await reviewFor(api);
    await press(form, en.next);
    await focusOn(() => byRole(form, 'heading', en.account));
    expect(sessionStorage.getItem(`migris ${api.base}`)).not.to.contain('Olena');
  });
});

import { expect } from 'chai';
import { Api, CODE, refusing } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { fillIn, inputFor, pageInput, pressEnter, putWith } from '../../support/elements/slotted.js';
import { en, lt } from '../../support/elements/words.js';

/** Waits until an input of the page says this of itself. */
async function says(slot: string, name: string, text: string | null): Promise<void> {
  await eventually(() => expect(pageInput(slot).getAttribute(name)).to.equal(text));
}

describe('an input that the page put into an element', () => {
  afterEach(clear);

  it('is named and described as ours, in the language of the element, also when that changes', async () => {
    const login = await putWith('migris-login', new Api(), ['email']);
    await eventually(() => byLabel(login, en.email));
    await says('email', 'aria-description', en.emailHint);
    await says('email', 'lang', 'en');
    fillIn(pageInput('email'), 'jonas@');
    login.locale = 'lt';
    await eventually(() => byLabel(login, lt.email));
    await says('email', 'aria-description', lt.emailHint);
    await says('email', 'lang', 'lt');
    expect(pageInput('email').value).to.equal('jonas@');
  });

  it('is told what is wrong with it, and that it is right again', async () => {
    const login = await putWith('migris-login', new Api({ 'signIn.request': refusing({ refusal: 'try_again' }) }), [
      'email',
    ]);
    await says('email', 'aria-label', en.email);
    await says('email', 'aria-invalid', null);
    fillIn(pageInput('email'), 'jonas');
    pressEnter(pageInput('email'));
    await says('email', 'aria-invalid', 'true');
    await says('email', 'aria-label', `${en.email}: ${en.problems.email_invalid}`);
    await says('email', 'aria-description', en.emailHint);
    await focusOn(() => errorBox(login));
    byRole(login, 'link').click();
    await focusOn(() => pageInput('email'));
    fillIn(pageInput('email'), 'jonas@example.lt');
    pressEnter(pageInput('email'));
    await says('email', 'aria-invalid', null);
  });

  it('has the focus when its label is clicked', async () => {
    const login = await putWith('migris-login', new Api(), ['email']);
    await says('email', 'aria-label', en.email);
    login.shadowRoot?.querySelector('label')?.click();
    await focusOn(() => pageInput('email'));
  });

  it('keeps what the page says of it', async () => {
    const login = await put('migris-login', { api: new Api() });
    const label = document.body.appendChild(document.createElement('label'));
    Object.assign(label, { htmlFor: 'mine', textContent: 'Your mailbox' });
    const input = inputFor('email');
    for (const [name, value] of Object.entries({ id: 'mine', autocomplete: 'username', inputmode: 'text' }))
      input.setAttribute(name, value);
    login.append(input);
    await says('email', 'type', 'email');
    await eventually(() => byLabel(login, 'Your mailbox'));
    pressEnter(input);
    await says('email', 'aria-description', `${en.emailHint} ${en.problems.email_required}`);
    expect([input.id, input.getAttribute('autocomplete'), input.inputMode]).to.deep.equal(['mine', 'username', 'text']);
  });

  it('takes no id that the page has already', async () => {
    document.body.appendChild(document.createElement('p')).id = 'email';
    await putWith('migris-login', new Api(), ['email', 'code']);
    await says('email', 'aria-label', en.email);
    expect(pageInput('email').id).to.equal('');
  });

  it('gets the address that was meant, and the one that is to be changed', async () => {
    const login = await putWith('migris-login', new Api(), ['email', 'code']);
    await says('email', 'aria-label', en.email);
    fillIn(pageInput('email'), 'jonas@gmial.com');
    pressEnter(pageInput('email'));
    await press(login, en.typoYes);
    await eventually(() => byLabel(login, en.code));
    await press(login, en.changeAddress);
    await eventually(() => expect(byLabel(login, en.email).value).to.equal('jonas@gmail.com'));
    await focusOn(() => pageInput('email'));
  });

  it('begins with the address that the page knows', async () => {
    const login = await put('migris-login', { api: new Api(), attributes: { email: 'ona@example.lt' } });
    login.append(inputFor('email'));
    await eventually(() => expect(byLabel(login, en.email).value).to.equal('ona@example.lt'));
  });

  it('holds no code any more when the step is over', async () => {
    const api = new Api();
    api.leaveWaiting();
    const otp = await putWith('migris-otp', api, ['code']);
    await eventually(() => byLabel(otp, en.code));
    fillIn(pageInput('code'), CODE);
    pressEnter(pageInput('code'));
    await eventually(() => byRole(otp, 'heading', en.contactTitle));
    expect(pageInput('code').value).to.equal('');
    expect(pageInput('code').hasAttribute('aria-label')).to.equal(false);
  });

  it('leaves an Enter to those who compose a letter with it', async () => {
    const api = new Api();
    const login = await putWith('migris-login', api, ['email']);
    await eventually(() => byLabel(login, en.email));
    fillIn(pageInput('email'), 'jonas@example.lt');
    pageInput('email').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(api.to('signIn.request')).to.have.length(0);
    pressEnter(pageInput('email'));
    await reads(login, en.codeTitle);
  });
});

import { expect } from 'chai';
import { openPage } from '../../support/elements/frame.js';
import { clear } from '../../support/elements/page.js';
import { byLabel, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

describe('the bundle that pages embed', () => {
  afterEach(clear);

  it('takes in the inputs of a page with the strictest policy, which it never breaks', async () => {
    const page = await openPage('strict');
    const login = page.document.querySelector('migris-login') as Element;
    const own = await eventually(() => byLabel(login, en.email));
    const look = (field: Element) => [getComputedStyle(field).padding, field.getBoundingClientRect().width];
    const expected = look(own);
    const input = page.document.createElement('input');
    input.slot = 'email';
    login.append(input);
    await eventually(() => expect(byLabel(login, en.email) === input).to.equal(true));
    expect(look(input)).to.deep.equal(expected);
    expect(page.faults).to.deep.equal([]);
  });

  for (const late of ['slotted', 'steps']) {
    it(`shows no input of the page as it is while ${late} is still to come`, async () => {
      const page = await openPage('bare', []);
      page.api.leaveWaiting();
      const login = page.document.querySelector('migris-login') as Element;
      const input = page.document.createElement('input');
      input.slot = 'code';
      login.append(input);
      const script = page.document.createElement('script');
      script.type = 'module';
      script.src = `/faulty/${crypto.randomUUID()}/${late}-/1/elements/migris.js`;
      page.document.head.append(script);
      const naked = () => login.shadowRoot !== null && input.checkVisibility() && !input.ariaLabel;
      await eventually(() => expect(naked() || byLabel(login, en.code) === input).to.equal(true));
      expect(naked()).to.equal(false);
      expect(page.faults).to.deep.equal([]);
    });
  }
});

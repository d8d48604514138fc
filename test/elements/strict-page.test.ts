import { expect } from 'chai';
import { CODE, jonas, offline } from '../support/elements/api.js';
import { openPage } from '../support/elements/frame.js';
import { clear, cornerName, errorBox, press, reads, textOf, write } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';

const BUNDLE = '/dist/elements/migris.js';

async function signIn(account: Element): Promise<void> {
  await press(account, 'Sign in');
  await write(account, /^E-mail address/, 'jonas@example.lt');
  await press(account, 'Send code');
  await write(account, /^Temporary code/, CODE);
  await press(account, 'Next');
}

async function giveContact(account: Element): Promise<void> {
  await write(account, 'Name(s)', 'José');
  await write(account, 'Surname(s)', 'Kovalenko');
  await write(account, 'Phone number', '+380 44 123 45 67');
  await press(account, 'Next');
  await press(account, 'Use this');
  await press(account, 'Next');
  await eventually(() => byRole(account, 'heading', 'Is everything as in your passport?'));
  await press(account, 'Next');
}

const accountIn = ({ document: page }: { document: Document }) => page.querySelector('migris-account') as Element;
const loginIn = ({ document: page }: { document: Document }) => page.querySelector('migris-login') as Element;

describe('the bundle that pages embed', () => {
  afterEach(clear);

  it('signs a person in and out on a page with the strictest policy, which it never breaks', async () => {
    const page = await openPage('strict');
    const account = accountIn(page);
    await signIn(account);
    await eventually(() => byRole(account, 'heading', 'Your contact details'));
    await giveContact(account);
    const name = await eventually(() => cornerName(account, 'Jose Kovalenko'));
    name.click();
    await press(account, 'My account');
    await reads(account, 'have been locked since');
    await press(account, 'Close');
    name.click();
    await press(account, 'Sign out');
    await eventually(() => byRole(account, 'button', 'Sign in'));
    expect(page.faults).to.deep.equal([]);
  });

  it('would have been caught breaking that policy', async () => {
    const page = await openPage('strict');
    const { document: inside } = page;
    const html = inside.body as unknown as { innerHTML: unknown };
    try {
      html.innerHTML = '<b>no</b>';
    } catch {
      // Refused, as it should be.
    }
    await eventually(() => expect(page.faults.join()).to.contain('require-trusted-types-for'));
  });

  const copies = {
    'from the same address': [BUNDLE, BUNDLE],
    'with a query': [BUNDLE, `${BUNDLE}?again`],
    'from another address': [BUNDLE, '/faulty/none/-/0/elements/migris.js'],
  };
  for (const [how, bundles] of Object.entries(copies)) {
    it(`may come twice ${how}: a person is signed in once, and nothing is said about it`, async () => {
      const page = await openPage('bare', bundles);
      const account = accountIn(page);
      page.api.person = jonas;
      await signIn(account);
      await eventually(() => cornerName(account, 'Jonas Žukauskas'));
      await reads(loginIn(page), 'You are signed in as Jonas Žukauskas');
      expect(page.heard).to.deep.equal(['migris-signed-in', 'migris-signed-in']);
      expect(page.api.to('signIn.verify')).to.have.length(1);
      expect(page.faults).to.deep.equal([]);
    });
  }

  it('keeps what the page put into its tags until it can show something better', async () => {
    const page = await openPage('bare', []);
    const account = accountIn(page);
    const link = byRole(account, 'link', 'Sign in here');
    expect(link.checkVisibility()).to.equal(true);
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = BUNDLE;
    page.document.head.append(script);
    await eventually(() => byRole(account, 'button', 'Sign in'));
    expect(link.checkVisibility()).to.equal(false);
    expect(textOf(loginIn(page))).not.to.contain('One moment');
  });
});

describe('a person with a bad connection', () => {
  afterEach(clear);

  it('gets the first screen when its words come at last, and what the page had there until then', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/door-/1/elements/migris.js`]);
    byRole(accountIn(page), 'link', 'Sign in here');
    await eventually(() => byRole(accountIn(page), 'button', 'Sign in'), 8000);
    expect(page.faults).to.deep.equal([]);
  });

  it('gets to the code although the steps did not come at once', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/steps-/1/elements/migris.js`]);
    const login = loginIn(page);
    await write(login, /^E-mail address/, 'jonas@example.lt');
    await press(login, 'Send code');
    await eventually(() => byLabel(login, /^Temporary code/), 9000);
    expect(page.faults).to.deep.equal([]);
  });

  it('is told that there is no connection although the words of errors did not come', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/steps-/99/elements/migris.js`]);
    page.api.answers = { 'signIn.request': offline };
    page.fetch = () => Promise.reject(new TypeError('offline'));
    const login = loginIn(page);
    await write(login, /^E-mail address/, 'jonas@example.lt');
    await press(login, 'Send code');
    await reads(login, 'There is no internet connection.');
  });

  it('is told what is wrong with a name although help with its letters did not come', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/spelling-/99/elements/migris.js`]);
    const login = loginIn(page);
    await write(login, /^E-mail address/, 'jonas@example.lt');
    await press(login, 'Send code');
    await write(login, /^Temporary code/, CODE);
    await press(login, 'Next');
    await write(login, 'Name(s)', 'José');
    await press(login, 'Next');
    await reads(login, 'Name(s): Use Latin letters');
    await eventually(() => expect(errorBox(login).matches(':focus')).to.equal(true));
    expect(page.faults).to.deep.equal([]);
  });

  it('gets the account when its part comes at last', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/account-details-/1/elements/migris.js`]);
    const account = accountIn(page);
    page.api.person = jonas;
    await signIn(account);
    (await eventually(() => cornerName(account, 'Jonas Žukauskas'))).click();
    await press(account, 'My account');
    await eventually(() => byRole(account, 'heading', 'My account'), 8000);
    expect(page.faults).to.deep.equal([]);
  });
});

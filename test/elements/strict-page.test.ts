import { expect } from 'chai';
import { CODE, jonas, offline, silent } from '../support/elements/api.js';
import { openPage } from '../support/elements/frame.js';
import { clear, cornerName, errorBox, press, reads, textOf, write } from '../support/elements/page.js';
import { byLabel, byRole, eventually } from '../support/elements/query.js';
import { en } from '../support/elements/words.js';

const BUNDLE = '/dist/elements/migris.js';

async function signIn(account: Element): Promise<void> {
  await press(account, en.signIn);
  await write(account, en.email, 'jonas@example.lt');
  await press(account, en.sendCode);
  await write(account, en.code, CODE);
  await press(account, en.next);
}

async function giveContact(account: Element): Promise<void> {
  await write(account, en.givenNames, 'José');
  await write(account, en.surname, 'Kovalenko');
  await write(account, en.phone, '+380 44 123 45 67');
  await press(account, en.next);
  await press(account, en.useSuggestion);
  await press(account, en.next);
  await eventually(() => byRole(account, 'heading', en.reviewTitle));
  await press(account, en.next);
}

const accountIn = ({ document: page }: { document: Document }) => page.querySelector('migris-account') as Element;
const loginIn = ({ document: page }: { document: Document }) => page.querySelector('migris-login') as Element;

describe('the bundle that pages embed', () => {
  afterEach(clear);

  it('signs a person in and out on a page with the strictest policy, which it never breaks', async () => {
    const page = await openPage('strict');
    const account = accountIn(page);
    await signIn(account);
    await eventually(() => byRole(account, 'heading', en.contactTitle));
    await giveContact(account);
    const name = await eventually(() => cornerName(account, 'Jose Kovalenko'));
    name.click();
    await press(account, en.account);
    await reads(account, en.lockedSince('5 October 2026'));
    await press(account, en.pageTitles.data);
    await press(account, en.prepareExport);
    const file = (await eventually(() => byRole(account, 'link', en.exportJson))) as HTMLAnchorElement;
    expect(file.protocol).to.equal('blob:');
    await press(account, en.close);
    name.click();
    await press(account, en.signOut);
    await eventually(() => byRole(account, 'button', en.signIn));
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
      await reads(loginIn(page), en.signedInAs('Jonas Žukauskas'));
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
    await eventually(() => byRole(account, 'button', en.signIn));
    expect(link.checkVisibility()).to.equal(false);
    expect(textOf(loginIn(page))).not.to.contain('One moment');
  });
});

describe('a person with a bad connection', () => {
  afterEach(clear);

  it('gets to the code although the steps did not come at once', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/steps-/1/elements/migris.js`]);
    const login = loginIn(page);
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await eventually(() => byLabel(login, en.code));
    expect(page.faults).to.deep.equal([]);
  });

  it('is told that there is no connection although the words of errors did not come', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/steps-/99/elements/migris.js`]);
    page.api.answers = { 'signIn.request': offline };
    page.fetch = () => Promise.reject(new TypeError('offline'));
    const login = loginIn(page);
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, en.offline);
  });

  it('is told what is wrong with a name although help with its letters did not come', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/spelling-/99/elements/migris.js`]);
    const login = loginIn(page);
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await write(login, en.code, CODE);
    await press(login, en.next);
    await write(login, en.givenNames, 'José');
    await press(login, en.next);
    await reads(login, `${en.givenNames}: ${en.rareProblems.name_letters}`);
    await eventually(() => expect(errorBox(login).matches(':focus')).to.equal(true));
    expect(page.faults).to.deep.equal([]);
  });

  it('reads that VIISP is being opened until its part comes at last', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/way-/1/elements/migris.js`]);
    page.api.answers = {
      'signIn.ways': () => ({
        email: true,
        viisp: true,
        portal: { lt: 'MIGRIS', en: 'MIGRIS' },
        mailDomain: 'migris.example',
      }),
      'viisp.start': silent,
    };
    const login = loginIn(page);
    await press(login, en.viispButton);
    await reads(login, en.busy);
    const heading = await eventually(() => byRole(login, 'heading', en.viispTitle));
    await eventually(() => expect(heading.matches(':focus')).to.equal(true));
    expect(page.faults).to.deep.equal([]);
  });

  it('gets the account when its part comes at last', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/account-details-/1/elements/migris.js`]);
    const account = accountIn(page);
    page.api.person = jonas;
    await signIn(account);
    (await eventually(() => cornerName(account, 'Jonas Žukauskas'))).click();
    await press(account, en.account);
    await eventually(() => byRole(account, 'heading', en.account));
    expect(page.faults).to.deep.equal([]);
  });
});

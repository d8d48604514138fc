import { expect } from 'chai';
import { Api, refusing } from '../../support/elements/api.js';
import { openPage } from '../../support/elements/frame.js';
import { clear, press, put, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en, refusalWords } from '../../support/elements/words.js';

describe('the version of the elements', () => {
  afterEach(clear);

  it('is told with each call of what pages embed', async () => {
    const page = await openPage('bare', ['/dist/elements/migris.js']);
    await eventually(() => expect(page.versions.length).to.be.at.least(1));
    for (const search of page.versions) expect(search).to.match(/^\?v=\d+\.\d+\.\d+$/);
  });

  it('that is too old is said as soon as the API says so, with nothing below but a button that loads the page again', async () => {
    const api = new Api({ 'signIn.ways': refusing({ refusal: 'elements_outdated' }) });
    const login = await put('migris-login', { api });
    await reads(login, refusalWords('elements_outdated'));
    await eventually(() => byRole(login, 'button', en.reload));
    expect(textOf(login)).not.to.contain(en.email);
    expect(allByRole(login, 'textbox')).to.have.length(0);
  });

  it('that is too old leaves the session alone: it is there again when the page is new', async () => {
    const api = new Api();
    await api.leaveSession();
    api.answers = { 'session.read': refusing({ refusal: 'elements_outdated' }) };
    const heard: string[] = [];
    const hear = ({ type }: Event) => heard.push(type);
    document.addEventListener('migris-signed-out', hear);
    const login = await put('migris-login', { api });
    await reads(login, refusalWords('elements_outdated'));
    document.removeEventListener('migris-signed-out', hear);
    expect(heard).to.deep.equal([]);
    api.answers = {};
    expect((await api.connect()).person?.surname).to.equal('Žukauskas');
  });
});

describe('words that are seldom needed', () => {
  afterEach(clear);

  it('are done without where they do not come: the person is told all the same', async () => {
    const page = await openPage('bare', [`/faulty/${crypto.randomUUID()}/rare-/99/elements/migris.js`]);
    page.api.answers = { 'signIn.request': refusing({ refusal: 'too_many_calls', requestId: '3f2c9a17' }) };
    const login = page.document.querySelector('migris-login') as HTMLElement;
    await eventually(() => byLabel(login, en.email));
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await reads(login, en.fault('3f2c9a17'));
  });
});

import { expect } from 'chai';
import { CODE, jonas } from '../../support/elements/api.js';
import { openPage } from '../../support/elements/frame.js';
import { clear, press, reads, textOf, write } from '../../support/elements/page.js';
import { byLabel, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

const BUNDLE = '/dist/elements/migris.js';
/** A store that never answers is waited for once, four seconds; one that says no is not. */
const waits = { throws: 2000, isNull: 2000, hangs: undefined } as const;

describe('a page that may keep nothing', () => {
  afterEach(clear);

  for (const storage of ['throws', 'isNull', 'hangs'] as const) {
    it(`signs a person in from memory and says so, where storage ${storage}`, async () => {
      const page = await openPage('bare', [BUNDLE], storage);
      page.api.person = jonas;
      const login = page.document.querySelector('migris-login') as HTMLElement;
      await eventually(() => byLabel(login, en.email));
      await eventually(() => expect(textOf(login)).to.contain(en.forgetful), waits[storage]);
      await write(login, en.email, 'jonas@example.lt');
      await press(login, en.sendCode);
      await eventually(() => byLabel(login, en.code));
      expect(textOf(login), 'said once').not.to.contain(en.forgetful);
      await write(login, en.code, CODE);
      await press(login, en.next);
      await reads(login, en.signedInAs('Jonas Žukauskas'));
      await reads(login, en.forgetful);
      expect(page.heard).to.include('migris-signed-in');
      expect(page.faults).to.deep.equal([]);
    });
  }

  it('says nothing of the kind where everything is kept', async () => {
    const page = await openPage('bare', [BUNDLE]);
    page.api.person = jonas;
    const login = page.document.querySelector('migris-login') as HTMLElement;
    await write(login, en.email, 'jonas@example.lt');
    await press(login, en.sendCode);
    await eventually(() => byLabel(login, en.code));
    expect(textOf(login)).not.to.contain(en.forgetful);
  });
});

describe('a store of these elements', () => {
  it('does not stand in the way of a later version of itself', async () => {
    const { readKept } = await import('../../../elements/internal/key-store.js');
    const reading = readKept('https://api.invalid/trpc');
    const later = indexedDB.open('migris', 2);
    await new Promise((resolve, reject) => {
      later.onsuccess = resolve;
      later.onerror = reject;
    });
    await reading;
    later.result.close();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('migris').onsuccess = resolve;
    });
  });
});

import { expect } from 'chai';
import { words as en } from '../../../elements/words/en/passkey.js';
import { words as lt } from '../../../elements/words/lt/passkey.js';
import { PASSKEYS_PER_ACCOUNT } from '../../../schema/limits.js';
import { offline, refusing } from '../../support/elements/api.js';
import { expectAccessible } from '../../support/elements/axe.js';
import { clear, errorBox, expectFocus, focusOn, press, reads, textOf, write } from '../../support/elements/page.js';
import {
  answerIn,
  CHALLENGE,
  giveDevice,
  known,
  PasskeyApi,
  putPasskeys,
  SITE,
} from '../../support/elements/passkeys.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';

/** Opens the form and gives a name. */
async function name(root: Element, text = 'My phone') {
  await press(root, en.addPasskey);
  await focusOn(() => byLabel(root, en.passkeyName));
  await write(root, en.passkeyName, text);
  await press(root, en.makePasskey);
}

const refusedThere = (root: Element) => eventually(() => expectFocus(errorBox(root)));

describe('the passkeys of an account', () => {
  beforeEach(() => giveDevice());
  afterEach(clear);

  it('are made by the browser, sent as the API wants them, and the person is told', async () => {
    const api = new PasskeyApi();
    const list = await putPasskeys(api);
    await reads(list, en.noPasskeys);
    await name(list);
    await focusOn(() => byRole(list, 'heading', en.passkeysTitle));
    await reads(list, en.passkeyAdded('My phone'));
    const { said, response } = answerIn(api, 'passkey.add');
    expect(said).to.include({
      type: 'webauthn.create',
      challenge: CHALLENGE,
      origin: location.origin,
    });
    expect(response.attestationObject).to.match(/^[\w-]+$/);
    expect(response.transports).to.deep.equal(['internal']);
    expect(allByRole(list, 'listitem')).to.have.length(1);
    await expectAccessible(list);
  });

  it('are made where the browser neither reads nor writes JSON', async () => {
    const theirs = PublicKeyCredential;
    const { toJSON } = theirs.prototype;
    const parse = theirs.parseCreationOptionsFromJSON;
    Object.assign(theirs, { parseCreationOptionsFromJSON: undefined });
    Object.assign(theirs.prototype, { toJSON: undefined });
    try {
      const api = new PasskeyApi();
      const list = await putPasskeys(api);
      await name(list);
      await reads(list, en.passkeyAdded('My phone'));
      expect(answerIn(api, 'passkey.add').said).to.include({ challenge: CHALLENGE });
    } finally {
      Object.assign(theirs, { parseCreationOptionsFromJSON: parse });
      Object.assign(theirs.prototype, { toJSON });
    }
  });

  it('want a name: nobody is asked for a finger before, and what was typed stays', async () => {
    const api = new PasskeyApi();
    const list = await putPasskeys(api);
    await name(list, '  ');
    await refusedThere(list);
    await reads(list, en.passkeyNameNeeded);
    expect(api.to('passkey.creation')).to.have.length(0);
    await expectAccessible(list);
  });

  it('are not made by a device that does not see its owner, and the name stays', async () => {
    await giveDevice({ verified: false });
    const api = new PasskeyApi();
    const list = await putPasskeys(api);
    await name(list);
    await refusedThere(list);
    await reads(list, en.hindrances.cancelled(''));
    expect(byLabel(list, en.passkeyName).value).to.equal('My phone');
    expect(api.to('passkey.add')).to.have.length(0);
  });

  it('are not made on a site that they are not for: the right one is named', async () => {
    const list = await putPasskeys(new PasskeyApi([], {}, 'migris.localhost'));
    await name(list);
    await refusedThere(list);
    await reads(list, en.hindrances.elsewhere('migris.localhost'));
  });

  it('are not made twice on one device', async () => {
    const list = await putPasskeys(new PasskeyApi());
    await name(list);
    await reads(list, en.passkeyAdded('My phone'));
    await name(list, 'Again');
    await refusedThere(list);
    await reads(list, en.hindrances.known(''));
    expect(allByRole(list, 'listitem')).to.have.length(1);
  });

  it('come back to the typed name where the person must first prove who is there', async () => {
    const api = new PasskeyApi([], { 'passkey.creation': refusing({ refusal: 'passkey_needed' }) });
    const list = await putPasskeys(api);
    const refused: unknown[] = [];
    list.addEventListener('migris-refused', (event) => refused.push((event as Event & { refusal: string }).refusal));
    await name(list);
    await reads(list, en.passkeyRefusals.passkey_needed());
    expect(refused).to.deep.equal(['passkey_needed']);
    const { connection } = list as HTMLElement & { connection: object };
    list.remove();
    const again = Object.assign(document.createElement('migris-passkeys'), { connection, locale: 'en' });
    document.body.append(again);
    await eventually(() => expect(byLabel(again, en.passkeyName).value).to.equal('My phone'));
  });

  it('are not offered where there are enough, or where the browser knows of none', async () => {
    const many = Array.from({ length: PASSKEYS_PER_ACCOUNT }, (_, at) => known(`Key ${at}`, `${at}`.repeat(22)));
    const list = await putPasskeys(new PasskeyApi(many));
    await reads(list, en.enoughPasskeys(PASSKEYS_PER_ACCOUNT));
    expect(allByRole(list, 'button', en.addPasskey)).to.have.length(0);
    clear();
    const theirs = PublicKeyCredential;
    Object.assign(window, { PublicKeyCredential: undefined });
    try {
      await reads(await putPasskeys(new PasskeyApi()), en.hindrances.unsupported(''));
    } finally {
      Object.assign(window, { PublicKeyCredential: theirs });
    }
  });

  it('are removed after a question, and what could not be removed stays', async () => {
    const api = new PasskeyApi([known('Old phone', 'a'.repeat(22)), known('Key', 'b'.repeat(22))]);
    const list = await putPasskeys(api);
    await press(list, `${en.removePasskey}: Key`);
    await focusOn(() => byRole(list, 'button', en.removeYes));
    await expectAccessible(list);
    await press(list, en.removeNo);
    await focusOn(() => byRole(list, 'button', `${en.removePasskey}: Key`));
    expect(api.to('passkey.remove')).to.have.length(0);
    api.answers['passkey.remove'] = offline;
    await press(list, `${en.removePasskey}: Key`);
    await press(list, en.removeYes);
    await refusedThere(list);
    expect(allByRole(list, 'listitem')).to.have.length(2);
    api.answers['passkey.remove'] = () => ({ passkeys: [known('Old phone')] });
    await press(list, en.removeYes);
    await focusOn(() => byRole(list, 'heading', en.passkeysTitle));
    await reads(list, en.passkeyRemoved('Key'));
    expect(allByRole(list, 'listitem')).to.have.length(1);
  });

  it('tell in Lithuanian when each was added and used, and are asked for again where they could not be read', async () => {
    const api = new PasskeyApi([known('Telefonas')], { 'passkey.list': offline });
    const list = await putPasskeys(api, 'lt');
    await reads(list, lt.offline);
    api.answers['passkey.list'] = () => ({
      passkeys: [known('Telefonas')],
      allowed: true,
      site: SITE,
      now: Date.now(),
    });
    await press(list, lt.retry);
    await reads(list, 'Telefonas');
    expect(textOf(list)).to.contain(lt.passkeyNeverUsed).and.contain('2026 m. spalio 5 d.');
    await expectAccessible(list);
  });
});

import { expect } from 'chai';
import { ProfileSavedEvent, RefusedEvent, SignedInEvent, SignedOutEvent } from '../../elements/internal/events.js';
import { Api, CODE, jonas, newcomer, refusing } from '../support/elements/api.js';
import { clear, press, put, reads, write } from '../support/elements/page.js';
import { byRole, eventually } from '../support/elements/query.js';
import { en, refusalWords } from '../support/elements/words.js';

const heard = ['migris-signed-in', 'migris-signed-out', 'migris-profile-saved', 'migris-refused'] as const;

/** Everything that a page hears from the elements in it, at the document. */
function hear(): Event[] {
  const events: Event[] = [];
  for (const name of heard)
    document.addEventListener(name, (event) => later(event) && events.push(event), { signal: stop.signal });
  return events;
}

let stop = new AbortController();

async function giveCode(element: Element, code = CODE): Promise<void> {
  await write(element, en.email, 'jonas@example.lt');
  await press(element, en.sendCode);
  await write(element, en.code, code);
  await press(element, en.next);
}

async function giveContact(element: Element): Promise<void> {
  await write(element, en.givenNames, 'Olena');
  await write(element, en.surname, 'Kovalenko');
  await write(element, en.phone, '+380 44 123 45 67');
  await press(element, en.next);
  await eventually(() => byRole(element, 'heading', en.reviewTitle));
  await press(element, en.next);
}

const names = (events: Event[]) => events.map(({ type }) => type);
/** What comes after it is known that nobody is signed in. */
const later = (event: Event) => !(event instanceof SignedOutEvent && event.restored);

describe('a page', () => {
  beforeEach(() => {
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    clear();
  });

  for (const tag of ['migris-account', 'migris-login', 'migris-otp', 'migris-profile'] as const) {
    it(`hears from ${tag} that the data was saved and then that the person is signed in, once each`, async () => {
      const events = hear();
      const element = await put(tag, { api: new Api() });
      if (tag === 'migris-account') await press(element, en.signIn);
      await giveCode(element);
      await eventually(() => byRole(element, 'heading', en.contactTitle));
      expect(events).to.have.length(0);
      await giveContact(element);
      await eventually(() => expect(names(events)).to.deep.equal(['migris-profile-saved', 'migris-signed-in']));
      const [saved, signedIn] = events as [ProfileSavedEvent, SignedInEvent];
      const person = { ...jonas, givenNames: 'Olena', surname: 'Kovalenko' };
      expect(saved.person).to.deep.equal(person);
      expect(saved instanceof ProfileSavedEvent && saved.bubbles && saved.composed).to.equal(true);
      expect(signedIn.person).to.deep.equal(person);
      expect(signedIn.restored).to.equal(false);
      expect(signedIn instanceof SignedInEvent && signedIn.bubbles && signedIn.composed).to.equal(true);
      expect(signedIn.target === element).to.equal(true);
    });
  }

  it('hears once of a person who signs in for the second time', async () => {
    const events = hear();
    const api = new Api();
    api.person = jonas;
    await giveCode(await put('migris-login', { api }));
    await eventually(() => expect(names(events)).to.deep.equal(['migris-signed-in']));
    expect((events[0] as SignedInEvent).restored).to.equal(false);
  });

  it('hears that a session was already there when the page was opened', async () => {
    const events = hear();
    const api = new Api();
    await api.leaveSession(jonas);
    await put('migris-account', { api });
    await eventually(() => expect(names(events)).to.deep.equal(['migris-signed-in']));
    expect((events[0] as SignedInEvent).restored).to.equal(true);
    expect((events[0] as SignedInEvent).person).to.deep.equal(jonas);
  });

  it('hears nothing of a person whose contact data is still missing', async () => {
    const events = hear();
    const api = new Api();
    await api.leaveSession(newcomer);
    await put('migris-account', { api });
    await reads(await put('migris-login', { api }), en.contactTitle);
    expect(events).to.have.length(0);
  });

  it('hears once of signing out, from each element that stands by itself', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    const account = await put('migris-account', { connection });
    const login = await put('migris-login', { connection });
    const events = hear();
    await connection.end();
    expect(names(events)).to.deep.equal(['migris-signed-out', 'migris-signed-out']);
    expect(events.every((event) => event instanceof SignedOutEvent && event.bubbles && event.composed)).to.equal(true);
    expect(events.map(({ target }) => (target as Element).localName)).to.deep.equal([
      account.localName,
      login.localName,
    ]);
  });

  it('hears what was refused, by name, and of a fault without one', async () => {
    const events = hear();
    const api = new Api();
    const login = await put('migris-login', { api });
    await giveCode(login, '87654321');
    await reads(login, refusalWords('code_wrong', { left: 4 }));
    api.answers = { 'signIn.verify': refusing({ requestId: '3f2c9a17' }) };
    await press(login, en.next);
    await reads(login, en.fault('3f2c9a17'));
    expect(events.map((event) => (event as RefusedEvent).refusal)).to.deep.equal(['code_wrong', null]);
    expect(events.every((event) => event instanceof RefusedEvent && event.bubbles && event.composed)).to.equal(true);
  });

  it('hears nothing of what the person can correct before anything is sent', async () => {
    const events = hear();
    const login = await put('migris-login', { api: new Api() });
    await press(login, en.sendCode);
    await reads(login, en.problems.email_required);
    expect(events).to.have.length(0);
  });

  it('hears of contact data that is saved later', async () => {
    const events = hear();
    const api = new Api();
    await api.leaveSession(jonas);
    const view = await put('migris-profile', { api });
    await write(view, en.phone, '+37069999999');
    await press(view, en.save);
    await reads(view, en.saved);
    expect(names(events)).to.deep.equal(['migris-signed-in', 'migris-profile-saved']);
  });
});

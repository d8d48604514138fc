import { expect } from 'chai';
import type { Connection } from '../../../elements/internal/connection.js';
import { words as ending } from '../../../elements/words/en/ending.js';
import { SESSION_IDLE_MS } from '../../../schema/session-life.js';
import { Api, jonas, offline } from '../../support/elements/api.js';
import { clear, cornerName, expectFocus, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { pass, restoreTime } from '../../support/elements/time.js';
import { en } from '../../support/elements/words.js';

const MINUTE = 60_000;
/** Sooner than a page looks at the clock by itself. */
const SOON_MS = 6_000;

const opened: Connection[] = [];

/** A page with a session of 12 hours, which was used last just now. */
async function signedIn(api: Api, tags: ('migris-account' | 'migris-login')[]) {
  const started = Date.now();
  api.answers = {
    ...api.answers,
    'session.read': () => ({
      person: jonas,
      level: 1,
      idToken: null,
      expiresAt: started + 24 * SESSION_IDLE_MS,
      idleAt: Date.now() + SESSION_IDLE_MS,
      now: Date.now(),
    }),
  };
  await api.leaveSession(jonas);
  const connection = await api.connect();
  opened.push(connection);
  for (const tag of tags) await put(tag, { connection });
  return connection;
}

/** Ends the sessions too: what watches one would warn on the page of the next test. */
async function leave(): Promise<void> {
  clear();
  restoreTime();
  await Promise.all(opened.splice(0).map((connection) => connection.forget()));
}

/** Time goes on while nobody does anything, and the page is looked at again. */
function idle(ms: number): void {
  pass(ms);
  document.dispatchEvent(new Event('visibilitychange'));
}

const noWarning = () => eventually(() => expect(allByRole(document, 'alertdialog')).to.have.length(0), SOON_MS);

/** Waits for the warning: what watches the clock is loaded behind the sign-in. */
function warned(): Promise<HTMLElement> {
  return eventually(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    return byRole(document, 'alertdialog');
  });
}

describe('the warning before a session ends', () => {
  afterEach(leave);

  for (const tags of [
    ['migris-account'],
    ['migris-login'],
    ['migris-account', 'migris-login', 'migris-login'],
  ] as const) {
    it(`comes once on a page with ${tags.join(', ')}, says the minute, and is extended with one press`, async () => {
      const api = new Api();
      const { used } = await signedIn(api, [...tags]);
      idle(SESSION_IDLE_MS - 1.9 * MINUTE);
      const box = await warned();
      await focusOn(() => byRole(document, 'heading', en.idleTitle));
      const ends = new Date(used + SESSION_IDLE_MS).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
      });
      expect(box.textContent).to.contain(en.idleText(ends));
      expect(box.textContent).to.contain(en.secondsLeft[120]);
      expect(document.querySelectorAll('migris-ending')).to.have.length(1);
      const before = api.to('session.read').length;
      await press(document.body, en.stay);
      await noWarning();
      await reads(document.querySelector('migris-ending') as Element, en.stayed);
      expect(api.to('session.read')).to.have.length(before + 1);
      idle(MINUTE);
      await noWarning();
    });
  }

  it('comes at once when a page that slept is seen again', async () => {
    const connection = await signedIn(new Api(), ['migris-account']);
    await watches(connection);
    idle(SESSION_IDLE_MS - MINUTE);
    await eventually(() => byRole(document, 'alertdialog'), SOON_MS);
  });

  it('leaves what was typed on the page, and gives the focus back', async () => {
    await signedIn(new Api(), ['migris-account']);
    const field = document.body.appendChild(document.createElement('input'));
    field.value = 'half a sen';
    field.focus();
    idle(SESSION_IDLE_MS - MINUTE);
    await warned();
    await press(document.body, en.stay);
    await noWarning();
    expectFocus(field);
    expect(field.value).to.equal('half a sen');
  });

  it('stays, and says why, where the session could not be kept', async () => {
    const api = new Api();
    await signedIn(api, ['migris-account']);
    idle(SESSION_IDLE_MS - MINUTE);
    await warned();
    api.answers['session.read'] = offline;
    await press(document.body, en.stay);
    await reads(document.querySelector('migris-ending') as Element, ending.offline);
    byRole(document, 'button', en.stay);
  });

  it('goes in every tab when it was answered in one', async () => {
    const api = new Api();
    const here = await signedIn(api, ['migris-account']);
    const there = await api.connect();
    const login = await put('migris-login', { connection: there });
    await reads(login, 'Jonas');
    idle(SESSION_IDLE_MS - MINUTE);
    await eventually(() => expect(document.querySelectorAll('migris-ending')).to.have.length(2));
    await here.call('session.read');
    await eventually(() => expect(document.querySelectorAll('migris-ending')).to.have.length(0), SOON_MS);
    expect(there.person).to.deep.equal(jonas);
  });

  it('promises nothing before the end of a session that is as old as it may be, and comes once', async () => {
    const api = new Api();
    const connection = await signedIn(api, ['migris-account']);
    connection.ends = Date.now() + 1.5 * MINUTE;
    await eventually(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      byRole(document, 'alertdialog', en.overTitle);
    });
    expect(allByRole(document, 'button', en.stay)).to.have.length(0);
    const asked = api.to('session.read').length;
    await press(document.body, en.understood);
    await noWarning();
    idle(10_000);
    await noWarning();
    expect(api.to('session.read')).to.have.length(asked);
  });
});

describe('the end of a session that nobody uses', () => {
  afterEach(leave);

  it('comes without a warning after the device slept, is told at the corner and takes nobody away, and asks the API nothing', async () => {
    const api = new Api();
    const connection = await signedIn(api, ['migris-account']);
    await watches(connection);
    const asked = api.calls.length;
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    idle(SESSION_IDLE_MS + 60 * MINUTE);
    await reads(document.body, en.rareRefusals.idle(), SOON_MS);
    expect(allByRole(document, 'dialog')).to.have.length(0);
    expectFocus(field);
    await press(document.body, en.close);
    expect(textOf(document.body)).not.to.contain(en.rareRefusals.idle());
    expect(document.querySelector('migris-ending')).to.equal(null);
    expect(api.calls.slice(asked).map(({ path }) => path)).to.not.include('session.read');
    expect((await api.connect()).person).to.equal(null);
  });

  it('opens the window of whoever was at the corner', async () => {
    const api = new Api();
    await watches(await signedIn(api, ['migris-account']));
    cornerName(document.body, 'Jonas Žukauskas').focus();
    idle(SESSION_IDLE_MS + MINUTE);
    await eventually(() => byRole(document, 'dialog', en.signIn), SOON_MS);
    await reads(document.body, en.rareRefusals.idle(), SOON_MS);
    await focusOn(() => byLabel(document.body, en.email));
    expect(allByRole(document, 'alert')).to.have.length(0);
  });

  it('is told in every tab', async () => {
    const api = new Api();
    const here = await signedIn(api, ['migris-login']);
    const there = await put('migris-login', { connection: await api.connect() });
    await watches(here);
    idle(SESSION_IDLE_MS + MINUTE);
    await reads(there, en.rareRefusals.idle(), SOON_MS);
    await reads(document.querySelector('migris-login') as Element, en.rareRefusals.idle(), SOON_MS);
  });

  it('does not come where another tab used the session while this one slept', async () => {
    const api = new Api();
    const here = await signedIn(api, ['migris-login']);
    const there = await api.connect();
    await put('migris-account', { connection: there });
    await watches(here);
    pass(SESSION_IDLE_MS + MINUTE);
    // What came while the tab slept is heard first when it wakes.
    there.used = Date.now();
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(here.person).to.deep.equal(jonas);
    cornerName(document.body, 'Jonas Žukauskas');
  });
});

/** Waits until the page watches the clock: a warning comes, and goes again when the session is used. */
async function watches(connection: Connection): Promise<void> {
  const { used } = connection;
  await eventually(() => {
    // Again each time: another tab may tell of its last call meanwhile.
    connection.used = Date.now() - SESSION_IDLE_MS + MINUTE;
    document.dispatchEvent(new Event('visibilitychange'));
    byRole(document, 'alertdialog');
  });
  connection.used = used;
  document.dispatchEvent(new Event('visibilitychange'));
  await noWarning();
}

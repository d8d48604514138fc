import type { Output } from '../../elements/internal/connection.js';
import { jonas, offline, press, profile, refused, type Scene, settle } from './scene.js';

type Session = Output<'session.list'>['sessions'][number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A session that nobody has used for so long that the warning is there. */
const IDLE = { used: -28.5 * MINUTE, ends: 5 * HOUR };
/** A session that is used, and nearly as old as it may be. */
const OLD = { used: 0, ends: 1.8 * MINUTE };

const here: Session = {
  id: 'A'.repeat(43),
  current: true,
  portal: { lt: 'MIGRIS', en: 'MIGRIS' },
  host: 'www.migracija.lt',
  contact: null,
  device: { browser: 'Firefox', system: 'Windows' },
  method: 'email',
  level: 1,
  createdAt: 0,
  lastUsedAt: 0,
};
const there: Session = {
  ...here,
  id: 'B'.repeat(43),
  current: false,
  portal: { lt: 'Užsieniečių registracijos portalas', en: 'Portal for the registration of foreigners' },
  host: 'registracija.vyriausybe.example',
  contact: 'pagalba@registracija.vyriausybe.example',
  device: { browser: 'Safari', system: 'iOS' },
  method: 'viisp',
};
const unknown: Session = { ...there, id: 'C'.repeat(43), contact: null, device: null, method: 'email' };

function listed(...sessions: Session[]) {
  return async () => {
    const now = Date.now();
    const used = [0, 4 * MINUTE, 27 * MINUTE];
    return { sessions: sessions.map((each, at) => ({ ...each, lastUsedAt: now - (used[at] ?? 0) })), now };
  };
}

const account = (name: string, title: string, answers: Scene['answers'], act?: Scene['act']): Scene => ({
  element: 'migris-profile',
  name,
  title,
  person: jonas,
  answers: { 'profile.read': async () => profile, ...answers },
  async act(root) {
    await press(root, '#to-sessions');
    await act?.(root);
  },
});

/** The warning is over the page, and in no element. */
async function warned(): Promise<ShadowRoot> {
  for (;;) {
    const root = document.querySelector('migris-ending')?.shadowRoot;
    if (root?.querySelector('dialog')?.open) return root;
    await settle();
  }
}

const waiting = async () => {
  await warned();
};

/** The states of a session: where else it is open, how it ends, and what a page says that cannot keep it. */
export const sessionScenes: readonly Scene[] = [
  account('sessions', 'Signed in on three devices', { 'session.list': listed(here, there, unknown) }),
  account('sessions-alone', 'Signed in here only', { 'session.list': listed(here) }),
  account('sessions-asking', 'Asks before it ends the others', { 'session.list': listed(here, there) }, (root) =>
    press(root, 'ul ~ button'),
  ),
  account(
    'sessions-offline',
    'A session could not be ended',
    { 'session.list': listed(here, there), 'session.end': offline },
    (root) => press(root, 'li button'),
  ),
  account('sessions-unknown', 'An older API knows no list', { 'session.list': refused({ code: 'NOT_FOUND' }) }),
  { element: 'migris-account', name: 'ending', title: 'Two minutes left', person: jonas, session: IDLE, act: waiting },
  {
    element: 'migris-account',
    name: 'ending-offline',
    title: 'The session could not be kept',
    person: jonas,
    session: IDLE,
    answers: { 'session.read': offline },
    act: async () => press(await warned(), 'button'),
  },
  {
    element: 'migris-account',
    name: 'ending-over',
    title: 'As old as a session may be',
    person: jonas,
    session: OLD,
    act: waiting,
  },
  {
    element: 'migris-login',
    name: 'forgetful',
    title: 'The browser keeps nothing',
    person: null,
    forgetful: true,
  },
  {
    element: 'migris-otp',
    name: 'forgetful',
    title: 'The browser keeps nothing',
    person: null,
    pending: {},
    portal: there.portal,
    forgetful: true,
  },
  {
    element: 'migris-login',
    name: 'forgetful-signed-in',
    title: 'Signed in where the browser keeps nothing',
    person: jonas,
    forgetful: true,
  },
  {
    element: 'migris-login',
    name: 'outdated',
    title: 'The elements are too old',
    person: null,
    answers: { 'signIn.ways': refused({ refusal: 'elements_outdated' }) },
  },
  { element: 'migris-login', name: 'lapsed', title: 'Signed out for doing nothing', person: null, lapsed: 'idle' },
];

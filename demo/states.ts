import { Connection, type Path, type Person } from '../elements/internal/connection.js';
import { newKeys, writeKept } from '../elements/internal/key-store.js';
import { Trouble } from '../elements/internal/trouble.js';
import { accountScenes } from './playground/account-scenes.js';
import { deskScenes } from './playground/desk-scenes.js';
import { movedScenes } from './playground/moved-scenes.js';
import { passkeyScenes } from './playground/passkey-scenes.js';
import {
  enter,
  jonas,
  never,
  offline,
  pendingNow,
  press,
  profile,
  refused,
  rootsIn,
  type Scene,
  type State,
  sendTo,
  settle,
  submit,
  submitTo,
  until,
} from './playground/scene.js';
import { sessionScenes } from './playground/session-scenes.js';
import { viispScenes } from './playground/viisp-scenes.js';

export type { State } from './playground/scene.js';

const email = 'olena@example.com';
const newcomer: Person = { email, givenNames: null, surname: null, level: 1, complete: false };
/** Of the same person: what another one typed is not shown. */
const draft = { owner: email, givenNames: 'Olena', surname: 'Kovalenko', phone: '+380 44 123 45 67' };

const login = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-login',
  name,
  title,
  person: null,
  ...more,
});
const otp = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-otp',
  name,
  title,
  person: null,
  pending: {},
  ...more,
});
const contact = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-profile',
  name,
  title,
  person: newcomer,
  ...more,
});
const account = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  ...contact(name, title, more),
  person: jonas,
  answers: { 'profile.read': async () => profile, 'session.list': refused({ code: 'NOT_FOUND' }), ...more.answers },
});
const corner = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-account',
  name,
  title,
  person: null,
  ...more,
});

const scenes: readonly Scene[] = [
  corner('signed-out', 'Nobody is signed in'),
  corner('asking', 'Not yet known who is signed in', { person: undefined }),
  corner('window', 'The sign-in window is open', { act: (root) => press(root, 'button') }),
  corner('window-page-input', 'The sign-in window is open, with an input of the page', {
    inputs: ['email', 'code'],
    act: (root) => press(root, 'button'),
  }),
  corner('signed-in', 'A person is signed in', { person: jonas }),
  corner('menu', 'The menu is open', { person: jonas, act: (root) => press(root, 'summary') }),
  corner('account-window', 'The account window is open', {
    person: jonas,
    answers: { 'profile.read': async () => profile },
    act: (root) => press(root, '.menu button'),
  }),

  login('address', 'Asks for the address'),
  login('two-ways', 'Both ways are set up', {
    answers: {
      'signIn.ways': async () => ({
        email: true,
        viisp: true,
        portal: { lt: 'MIGRIS', en: 'MIGRIS' },
        mailDomain: 'migris.example',
      }),
    },
  }),
  login('address-missing', 'Nothing was typed', { act: sendTo('') }),
  login('address-wrong', 'The address cannot be one', { act: sendTo('jonas.example.lt') }),
  login('slip', 'The address looks mistyped', { act: sendTo('jonas@gmial.com') }),
  login('sending', 'The code is being asked for', {
    answers: { 'signIn.request': never },
    act: sendTo('jonas@example.lt'),
  }),
  login('offline', 'There is no connection', {
    answers: { 'signIn.request': offline },
    act: sendTo('jonas@example.lt'),
  }),
  login('too-many-mails', 'The address had its mails', {
    answers: { 'signIn.request': refused({ refusal: 'too_many_mails', retryAfter: 1500 }) },
    act: sendTo('jonas@example.lt'),
  }),
  login('fault', 'A fault of the system', {
    answers: { 'signIn.request': refused({ requestId: '3f2c9a17-0000' }) },
    act: sendTo('jonas@example.lt'),
  }),
  login('unregistered', 'The page is not registered', {
    answers: { 'signIn.request': refused({ refusal: 'origin_unknown' }) },
    act: sendTo('jonas@example.lt'),
  }),
  login('page-input', 'The input is one of the page', { inputs: ['email'] }),
  login('page-input-wrong', 'In an input of the page, the address cannot be one', {
    inputs: ['email'],
    act: sendTo('jonas.example.lt'),
  }),
  login('diagnosis', 'A developer asks what is wrong', {
    attributes: { diagnose: '' },
    act: until('[data-finding]'),
  }),
  login('code', 'The code was sent', { pending: {} }),
  login('contact', 'Signed in for the first time', { person: newcomer }),
  login('signed-in', 'A person is signed in', { person: jonas }),

  otp('waiting', 'Waits for the code'),
  otp('help', 'No mail after a while', { pending: { sent: [-20_000], resendAt: 10_000 } }),
  otp('resend', 'One more mail may be sent', { pending: { sent: [-40_000], resendAt: -1000 } }),
  otp('two-codes', 'Two mails were sent', { pending: { sent: [-240_000, -5000], resendAt: 60_000 } }),
  otp('no-more', 'All mails were sent', { pending: { sent: [-400_000, -200_000, -20_000], resendAt: null } }),
  otp('ending', 'Five minutes are left', { pending: { sent: [-3_300_000], expiresAt: 290_000, resendAt: -1 } }),
  otp('too-short', 'Digits are missing', { act: enter('1234') }),
  otp('page-input', 'The input is one of the page', { inputs: ['email', 'code'] }),
  otp('page-input-wrong', 'In an input of the page, digits are missing', { inputs: ['code'], act: enter('1234') }),
  otp('wrong', 'The code is wrong', {
    answers: { 'signIn.verify': refused({ refusal: 'code_wrong', triesLeft: 3 }) },
    act: enter('12345678'),
  }),
  otp('tries-spent', 'Five wrong codes', {
    answers: { 'signIn.verify': refused({ refusal: 'tries_spent' }) },
    act: enter('12345678'),
  }),
  otp('expired', 'The hour is over', { pending: { expiresAt: -1000 } }),
  otp('checking', 'The code is being checked', { answers: { 'signIn.verify': never }, act: enter('12345678') }),
  otp('offline', 'There is no connection', { answers: { 'signIn.verify': offline }, act: enter('12345678') }),
  otp('nothing-sent', 'No code was asked for', { pending: undefined as never }),
  otp('nothing-sent-address', 'No code was asked for, the address is known', {
    pending: undefined as never,
    attributes: { email: 'jonas@example.lt' },
  }),

  contact('form', 'Asks for contact data'),
  contact('empty', 'Nothing was typed', { act: submit }),
  contact('other-letters', 'A name has other letters', {
    draft: { ...draft, givenNames: 'José', surname: 'Müller' },
    act: submitTo('.note.row'),
  }),
  contact('other-script', 'A name in another script', {
    draft: { ...draft, givenNames: 'Олена' },
    act: submitTo('#surname:not([aria-invalid])'),
  }),
  contact('one-name', 'A passport with one name', { draft: { ...draft, oneName: 'on' }, act: until(':checked') }),
  contact('review', 'Review before the lock', { draft, act: submitTo('dl') }),
  contact('review-one-name', 'Review of a single name', { draft: { ...draft, oneName: 'on' }, act: submitTo('dl') }),
  contact('saving', 'The data is being saved', { draft, answers: { 'profile.complete': never }, act: twice }),
  contact('saving-offline', 'Saving failed', { draft, answers: { 'profile.complete': offline }, act: twice }),
  contact('phone-refused', 'The number cannot exist', {
    draft,
    answers: { 'profile.complete': refused({ fields: { phone: 'phone_invalid' } }) },
    act: twice,
  }),
  contact('signed-out', 'Nobody is signed in', { person: null }),
  account('account', 'The account'),
  account('account-loading', 'The account is being read', { answers: { 'profile.read': never } }),
  account('account-offline', 'The account cannot be read', { answers: { 'profile.read': offline } }),
];

async function twice(root: ShadowRoot): Promise<void> {
  await submitTo('dl')(root);
  await submit(root);
}

/** Every state, by element. */
export const states: readonly State[] = [
  ...scenes,
  ...accountScenes,
  ...movedScenes,
  ...passkeyScenes,
  ...viispScenes,
  ...sessionScenes,
  ...deskScenes,
];

/** Puts an element in a state into the page, answered by nobody but the state itself. */
export async function show(state: State, into: Element, locale: string): Promise<HTMLElement> {
  const scene = state as Scene;
  const { answers = {} } = scene;
  const base = `${location.origin}/states/${scene.element}/${scene.name}/${crypto.randomUUID()}`;
  const connection = new Connection(base, async (url) => {
    const answer = answers[url.slice(base.length + 1) as Path];
    if (answer) return answer();
    return never();
  });
  const { open } = IDBFactory.prototype;
  if (scene.forgetful) IDBFactory.prototype.open = denied;
  connection.person = scene.person;
  await writeKept(base, { keys: await newKeys(), token: 'shown' });
  if (scene.session) {
    connection.used = Date.now() + scene.session.used;
    connection.ends = Date.now() + scene.session.ends;
  }
  if (scene.lapsed) connection.lapsed = new Trouble({ refusal: 'signed_out', cause: scene.lapsed });
  connection.wait({
    pending: scene.pending && pendingNow(scene.pending),
    portal: scene.portal,
    draft: scene.draft,
  });
  if (scene.back) {
    connection.through = true;
    connection.wait({ handoff: { handoff: 'handed', attempt: 'A'.repeat(22) } });
  }
  await customElements.whenDefined(scene.element);
  const element = Object.assign(document.createElement(scene.element), { connection, locale });
  for (const [name, value] of Object.entries(scene.attributes ?? {})) element.setAttribute(name, value);
  for (const slot of scene.inputs ?? []) element.append(Object.assign(document.createElement('input'), { slot }));
  into.append(element);
  await whole(element);
  await scene.act?.(element.shadowRoot as ShadowRoot);
  await whole(element);
  IDBFactory.prototype.open = open;
  return element;
}

/** As browsers do that block all that a site would keep. */
function denied(): never {
  throw new DOMException('denied', 'SecurityError');
}

/** Waits until each element inside shows something: some of them come late. */
async function whole(element: HTMLElement): Promise<void> {
  const parts = () => [
    element,
    ...rootsIn(element.shadowRoot as ShadowRoot).flatMap((root) => [...root.querySelectorAll('*')]),
  ];
  const empty = () =>
    parts().some((part) => part.localName.startsWith('migris-') && !part.shadowRoot?.querySelector('div'));
  do await settle();
  while (empty());
}

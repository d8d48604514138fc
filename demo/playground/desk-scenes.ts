import { colleagues, correction, dossier, erasure, me, merge, merged, people, report, twin } from './desk-people.js';
import { noRole, rasa, roleForOnce } from './desk-role.js';
import { type Answers, fill, never, offline, press, refused, rootsIn, type Scene, settle, until } from './scene.js';

const listed =
  (...requests: (typeof merge)[]) =>
  async () => ({ requests, open: 3, next: null, now: Date.now() });

const answers: Answers = {
  'staff.me': async () => me,
  'staff.requests': listed(correction, report, merge, erasure),
  'staff.search': async () => ({ people, total: people.length, next: null, now: Date.now() }),
  'staff.read': async () => dossier,
  'staff.colleagues': async () => colleagues,
};

const desk = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-staff',
  name,
  title,
  person: rasa,
  ...more,
  answers: { ...answers, ...more.answers },
});

/** Chooses in a list. */
async function choose(root: ShadowRoot, name: string, value: string): Promise<void> {
  await until(`select[name="${name}"]`)(root);
  const [select] = rootsIn(root).flatMap((each) => [
    ...each.querySelectorAll<HTMLSelectElement>(`select[name="${name}"]`),
  ]);
  if (!select) return;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Goes on in the form of an act. */
async function forward(root: ShadowRoot): Promise<void> {
  await press(root, 'h4 ~ .row .main');
}

async function search(root: ShadowRoot): Promise<void> {
  await fill(root, 'text', 'zukauskas');
  await choose(root, 'reason', 'visit');
  await press(root, 'form .main');
  await settle();
}

async function open(root: ShadowRoot): Promise<void> {
  await search(root);
  await press(root, 'tbody button');
  await until('dl.facts')(root);
}

const act = (id: string) => async (root: ShadowRoot) => {
  await open(root);
  await press(root, `#${id}`);
  await until('h4')(root);
};

const place = (at: number) => async (root: ShadowRoot) => {
  await until('nav button')(root);
  const [nav] = rootsIn(root).flatMap((each) => [...each.querySelectorAll('nav')]);
  nav?.querySelectorAll('button')[at]?.click();
  await settle();
};

const request = (id: string) => async (root: ShadowRoot) => {
  await place(1)(root);
  await press(root, `[id="r-${id}"]`);
  await until('migris-desk-request')(root);
  await settle();
};

async function rename(root: ShadowRoot): Promise<void> {
  await act('correctName')(root);
  await fill(root, 'surname', 'Žukauskas');
  await choose(root, 'document', 'passport');
}

async function approve(root: ShadowRoot): Promise<void> {
  await request(merge.id)(root);
  await press(root, '#approve');
  await until('h4')(root);
}

/** The states of the desk of staff. */
export const deskScenes: readonly Scene[] = [
  desk('signed-out', 'Nobody is signed in', { person: null }),
  desk('lapsed', 'Signed out for doing nothing', { person: null, lapsed: 'idle' }),
  desk('asking', 'Not yet known who it is', { answers: { 'staff.me': never } }),
  desk('offline', 'The desk cannot be reached', { answers: { 'staff.me': offline } }),
  desk('elsewhere', 'Signed in, but not at the desk', {
    answers: {
      'staff.me': refused({ refusal: 'not_staff' }),
      'session.read': async () => ({ person: rasa, level: 1, idToken: null, expiresAt: 0, idleAt: 0, now: 0 }),
    },
  }),
  desk('no-role', 'At the desk without a role', {
    answers: {
      'staff.me': refused({ refusal: 'not_staff' }),
      'session.read': noRole,
    },
  }),
  desk('search', 'The search'),
  desk('search-empty', 'Nothing was typed', { act: (root) => press(root, 'form .main') }),
  desk('search-wide', 'Too many people fit', {
    answers: { 'staff.search': refused({ refusal: 'search_too_wide' }) },
    act: search,
  }),
  desk('search-none', 'Nobody was found', {
    answers: { 'staff.search': async () => ({ people: [], total: 0, next: null, now: 0 }) },
    act: search,
  }),
  desk('found', 'People were found', {
    answers: { 'staff.search': async () => ({ people, total: 45, next: 'more', now: 0 }) },
    act: search,
  }),
  desk('person', 'The account of a person', { act: open }),
  desk('person-clerk', 'The account as a clerk sees it', {
    answers: { 'staff.me': async () => ({ ...me, role: 'clerk' }) },
    act: open,
  }),
  desk('person-own', 'One’s own account', {
    answers: { 'staff.read': async () => ({ ...dossier, own: true }) },
    act: open,
  }),
  desk('person-blocked', 'Blocked, to be erased, frozen, with mail that does not arrive', {
    answers: {
      'staff.read': async () => ({
        ...dossier,
        status: 'blocked',
        level: 2,
        passkeys: 1,
        erasesAt: dossier.now + 864_000_000,
        frozenUntil: dossier.now + 86_400_000,
        mail: { kind: 'suppressed', count: 3, at: dossier.now },
        sessions: [],
        requests: [],
        history: [],
      }),
    },
    act: open,
  }),
  desk('person-merged', 'An account that became part of another', {
    answers: {
      'staff.read': async () => ({
        ...dossier,
        status: 'merged',
        sessions: [],
        mergedInto: twin.id,
        requests: [merged],
      }),
    },
    act: open,
  }),
  desk('person-waiting', 'An account about which two people decide', {
    answers: { 'staff.read': async () => ({ ...dossier, requests: [merge] }) },
    act: async (root) => {
      await open(root);
      await press(root, 'li button.link');
      await until('#approve')(root);
    },
  }),
  desk('role-taken', 'The role was taken meanwhile', {
    answers: {
      'staff.me': roleForOnce(),
      'staff.search': refused({ refusal: 'not_staff' }),
      'session.read': noRole,
    },
    act: search,
  }),
  desk('name', 'A name is being corrected', { act: rename }),
  desk('name-letters', 'A name with other letters', {
    act: async (root) => {
      await act('correctName')(root);
      await fill(root, 'surname', 'Müller');
      await settle();
    },
  }),
  desk('name-review', 'Review of the corrected name', {
    act: async (root) => {
      await rename(root);
      await forward(root);
    },
  }),
  desk('name-conflict', 'Somebody else changed the account', {
    answers: { 'staff.correctName': refused({ refusal: 'changed_meanwhile' }) },
    act: async (root) => {
      await rename(root);
      await forward(root);
      await forward(root);
    },
  }),
  desk('confirm', 'An identity is being confirmed', { act: act('confirmIdentity') }),
  desk('block', 'An account is being blocked', { act: act('block') }),
  desk('email', 'An address is being corrected', { act: act('correctEmail') }),
  desk('merge', 'A merge is being proposed', { act: act('askMerge') }),
  desk('erase', 'An erasure is being proposed', { act: act('askErasure') }),
  desk('work', 'The work list', { act: place(1) }),
  desk('work-empty', 'Nothing waits', { answers: { 'staff.requests': listed() }, act: place(1) }),
  desk('work-correction', 'A correction is asked for', { act: request(correction.id) }),
  desk('work-review', 'A correction is looked at once more', {
    act: async (root) => {
      await request(correction.id)(root);
      await choose(root, 'document', 'passport');
      await press(root, 'h3 ~ form .main');
      await settle();
    },
  }),
  desk('work-report', 'Somebody said that it was not them', { act: request(report.id) }),
  desk('work-merge', 'A merge waits for approval', { act: request(merge.id) }),
  desk('work-merge-sure', 'A merge is looked at once more', { act: approve }),
  desk('work-undone', 'A merge that was taken back', {
    answers: { 'staff.requests': listed({ ...merged, status: 'withdrawn', undoUntil: null, undone: true }) },
    act: place(1),
  }),
  desk('work-own', 'A colleague must decide', {
    answers: { 'staff.requests': listed({ ...erasure, own: true }) },
    act: request(erasure.id),
  }),
  desk('work-undo', 'A merge that can be taken back', {
    answers: { 'staff.requests': listed(merged) },
    act: request(merged.id),
  }),
  desk('colleagues', 'Colleagues', { act: place(2) }),
];

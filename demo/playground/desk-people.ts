import type { Output } from '../../elements/internal/connection.js';

type Dossier = Output<'staff.read'>;
type Work = Output<'staff.requests'>['requests'][number];
type Found = Dossier['requests'][number]['person'];

const DAY = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 22, 9, 30);
const vilnius = { lt: 'Vilniaus skyrius', en: 'Vilnius office' };
const portal = { lt: 'MIGRIS', en: 'MIGRIS' };
const nobody = {
  givenNames: null,
  surname: null,
  why: null,
  document: null,
  reason: null,
  caseNumber: null,
  other: null,
};
const unanswered = { answeredAt: null, answeredOffice: null, answer: null, undoUntil: null, undone: false };

/** Who works at the desk. */
export const me: Output<'staff.me'> = {
  accountId: '11111111-1111-4111-8111-111111111111',
  givenNames: 'Rasa',
  surname: 'Kazlauskienė',
  office: 'vilnius',
  officeName: vilnius,
  role: 'supervisor',
  idleAt: now,
  expiresAt: now,
  now,
};

/** A person whom staff find. */
export const zukauskas: Found = {
  id: '22222222-2222-4222-8222-222222222222',
  givenNames: 'Jonas',
  surname: 'Zukauskas',
  email: 'jonas@example.lt',
  level: 1,
  status: 'active',
  createdAt: now - 300 * DAY,
  formerEmail: false,
};
/** The same person, by another account. */
export const twin: Found = {
  ...zukauskas,
  id: '33333333-3333-4333-8333-333333333333',
  surname: 'Žukauskas',
  email: 'j.zukauskas@example.com',
  formerEmail: true,
};
const locked: Found = { ...twin, id: '44444444-4444-4444-8444-444444444444', status: 'blocked', level: 2, email: null };

/** Whom a search finds. */
export const people: Found[] = [zukauskas, twin, locked];

const asked = {
  askedAt: now - 2 * DAY,
  status: 'open',
  own: false,
  person: zukauskas,
  ...nobody,
  ...unanswered,
} as const;
/** What waits for staff. */
export const correction: Work = {
  ...asked,
  id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  kind: 'correction',
  askedBy: 'person',
  askedOffice: null,
  givenNames: 'Jonas',
  surname: 'Žukauskas',
  why: 'Pase yra raidė Ž, o aš parašiau Z.',
  document: 'passport',
};
export const report: Work = {
  ...asked,
  id: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
  kind: 'not_me',
  askedBy: 'person',
  askedOffice: null,
};
export const merge: Work = {
  ...asked,
  id: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc',
  kind: 'merge',
  askedBy: 'staff',
  askedOffice: vilnius,
  other: twin,
  reason: 'visit',
  caseNumber: 'M-2026/17',
};
export const erasure: Work = { ...merge, id: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd', kind: 'erasure', other: null };
export const merged: Work = {
  ...merge,
  id: 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee',
  status: 'done',
  answeredAt: now - DAY,
  answeredOffice: vilnius,
  undoUntil: now + 29 * DAY,
};

const entry = { portal, host: 'www.migracija.lt', device: null, method: null, fields: [], reason: null, office: null };

/** An account as staff see it. */
export const dossier: Dossier = {
  ...zukauskas,
  version: 4,
  phone: '+37061234567',
  language: 'lt',
  namesLockedAt: now - 300 * DAY,
  ways: ['email'],
  provenance: {
    surname: { by: 'person', office: null, at: now - 300 * DAY },
    email: { by: 'staff', office: vilnius, at: now - 30 * DAY },
  },
  frozenUntil: null,
  erasesAt: null,
  passkeys: 0,
  mail: null,
  sessions: [
    {
      portal,
      device: { browser: 'Firefox', system: 'Windows' },
      method: 'email',
      level: 1,
      createdAt: now,
      lastUsedAt: now,
    },
  ],
  requests: [correction],
  history: [
    {
      ...entry,
      id: '1',
      at: now,
      kind: 'account_viewed',
      by: 'staff',
      office: vilnius,
      reason: 'visit',
      caseNumber: 'V-11',
    },
    { ...entry, id: '2', at: now - DAY, kind: 'profile_changed', by: 'person', fields: ['phone', 'notices'] },
    {
      ...entry,
      id: '3',
      at: now - 2 * DAY,
      kind: 'signed_in',
      by: 'person',
      device: { browser: 'Firefox', system: 'Windows' },
      method: 'email',
    },
  ],
  mergedInto: null,
  own: false,
  now,
};

/** Who works in the same office. */
export const colleagues: Output<'staff.colleagues'> = {
  colleagues: [
    { ...me, grantedAt: now - 90 * DAY },
    {
      accountId: '55555555-5555-4555-8555-555555555555',
      givenNames: 'Tomas',
      surname: 'Petraitis',
      office: 'vilnius',
      officeName: vilnius,
      role: 'clerk',
      grantedAt: now - 20 * DAY,
    },
  ],
  now,
};

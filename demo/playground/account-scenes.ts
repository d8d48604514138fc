import type { Output } from '../../elements/internal/connection.js';
import {
  type Answers,
  enter,
  fill,
  inside,
  jonas,
  never,
  offline,
  pendingNow,
  press,
  profile,
  refused,
  type Scene,
  submit,
  until,
} from './scene.js';

const DAY = 24 * 3_600_000;
const office = { lt: 'Vilniaus skyrius', en: 'Vilnius office' };
const sent = async () => ({ ...pendingNow({}), sends: 1, now: Date.now() }) as Output<'email.request'>;
const tooOld = { ...profile, stepUp: 'code' as const };

const request: Output<'account.requests'>['requests'][number] = {
  id: '4b1f7a52-0000-4000-8000-000000000001',
  kind: 'correction',
  status: 'open',
  askedAt: Date.UTC(2026, 10, 20),
  answeredAt: null,
  office: null,
  answer: null,
  givenNames: 'Jonas',
  surname: 'Žukauskas-Petraitis',
  why: 'Susituokiau ir pavardė pasikeitė.',
  document: 'marriage_certificate',
};

type Entry = Output<'account.history'>['entries'][number];

/** One entry of a history; what is not said is as in a sign-in here. */
const entry = (number: number, change: Partial<Entry>): Entry => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  at: Date.UTC(2026, 10, 20, 9 - number),
  kind: 'signed_in',
  by: 'person',
  office: null,
  portal: { lt: 'MIGRIS', en: 'MIGRIS' },
  host: 'www.migracija.lt',
  device: { browser: 'Firefox', system: 'Windows' },
  method: 'email',
  fields: [],
  reason: null,
  ...change,
});
const nowhere = { portal: null, host: null, device: null, method: null };
const entries = [
  entry(1, {}),
  entry(2, { ...nowhere, kind: 'account_viewed', by: 'staff', office, reason: 'visit' }),
  entry(3, { kind: 'profile_changed', fields: ['phone', 'notices'] }),
  entry(4, { at: Date.UTC(2026, 10, 18, 12), method: 'viisp', device: null }),
  entry(5, {
    ...nowhere,
    at: Date.UTC(2026, 10, 18, 11),
    kind: 'name_corrected',
    by: 'staff',
    office,
    reason: 'correction',
  }),
];

const scene = (name: string, title: string, answers: Answers = {}, act?: Scene['act']): Scene => ({
  element: 'migris-profile',
  name,
  title,
  person: jonas,
  answers: {
    'profile.read': async () => profile,
    'account.requests': async () => ({ requests: [], now: Date.now() }),
    'account.history': async () => ({ entries, next: 'older', now: Date.now() }),
    'email.request': sent,
    'stepUp.request': sent,
    ...answers,
  },
  ...(act && { act }),
});
const opened =
  (page: string, ...acts: NonNullable<Scene['act']>[]): Scene['act'] =>
  async (root) => {
    await press(root, `#to-${page}`);
    for (const act of acts) await act(root);
  };
const newAddress = (email: string) => async (root: ShadowRoot) => {
  await fill(root, 'email', email);
  await submit(inside(root, 'migris-account-email'));
};

/** Asks for another surname, as far as the review. */
async function correction(root: ShadowRoot): Promise<void> {
  await until('textarea')(root);
  const page = inside(root, 'migris-account-correction');
  await fill(root, 'surname', 'Žukauskas-Petraitis');
  const document = page.querySelector('select') as HTMLSelectElement;
  document.value = 'marriage_certificate';
  const why = page.querySelector('textarea') as HTMLTextAreaElement;
  why.value = 'Susituokiau ir pavardė pasikeitė.';
  await submit(page);
}
const answered = (change: Partial<typeof request>) => ({
  'account.requests': async () => ({ requests: [{ ...request, ...change }], now: Date.now() }),
});
const exported = {
  'account.export': async () => ({ at: Date.now(), data: { account: { surname: 'Žukauskas' } } }) as never,
};
const button = (selector: string) => (root: ShadowRoot) => press(root, selector);
const submitted = (tag: string) => async (root: ShadowRoot) => {
  await until('form')(root);
  await submit(inside(root, tag));
};

/** An account that another window saves after it was read here. */
function changing() {
  let version = 0;
  return async () => {
    version += 1;
    return version % 2 === 1 ? { ...profile, version } : { ...profile, version, phone: '+37061111111', notices: [] };
  };
}

/** The states of an account that has a life: each page of it, and what stands over all of them. */
export const accountScenes: readonly Scene[] = [
  scene('account-frozen', 'Contact data is frozen', {
    'profile.read': async () => ({ ...profile, frozenUntil: Date.now() + 5 * DAY }),
  }),
  scene('account-erasing', 'The account will be erased', {
    'profile.read': async () => ({ ...profile, erasesAt: Date.now() + 9 * DAY }),
  }),
  scene(
    'account-elsewhere',
    'Another window saved meanwhile',
    { 'profile.read': changing(), 'profile.update': refused({ refusal: 'changed_meanwhile' }) },
    async (root) => {
      await until('#phone')(root);
      await submit(inside(root, 'migris-account-details'));
    },
  ),
  scene('account-passkey', 'Signed in with the code, has a passkey', {
    'profile.read': async () => ({ ...profile, passkeys: 1, stepUp: 'passkey' }),
  }),
  scene(
    'proof-passkey',
    'Proves with the passkey',
    {
      'profile.read': async () => ({ ...profile, passkeys: 1, stepUp: 'passkey' }),
    },
    opened('proof', until('.hint')),
  ),
  scene(
    'proof',
    'Proves once more who is there',
    { 'profile.read': async () => tooOld },
    opened('email', until('form')),
  ),
  scene(
    'proof-code',
    'A code to the present address',
    { 'profile.read': async () => tooOld },
    opened('email', submitted('migris-step-up'), until('#code')),
  ),
  scene('address-new', 'Asks for the new address', {}, opened('email', until('#email'))),
  scene('address-slip', 'The new address looks mistyped', {}, opened('email', newAddress('naujas@gmial.com'))),
  scene('address-missing', 'No new address was typed', {}, opened('email', newAddress(''))),
  scene(
    'address-frozen',
    'The address cannot be changed for now',
    { 'email.request': refused({ refusal: 'contact_frozen', retryAfter: 500_000 }) },
    opened('email', newAddress('naujas@example.lt')),
  ),
  scene(
    'address-code',
    'A code to the new address',
    {},
    opened('email', newAddress('naujas@example.lt'), until('#code')),
  ),
  scene(
    'address-taken',
    'The new address belongs to another account',
    { 'email.confirm': refused({ refusal: 'email_taken' }) },
    opened('email', newAddress('ona@example.lt'), until('#code'), enter('12345678'), until('.summary')),
  ),
  scene('correction', 'Asks for another name', {}, opened('correction', until('textarea'))),
  scene(
    'correction-empty',
    'Document and reason are missing',
    {},
    opened('correction', until('textarea'), submitted('migris-account-correction')),
  ),
  scene('correction-review', 'The name as it is and as it should be', {}, opened('correction', correction)),
  scene('correction-open', 'A request waits for an answer', answered({}), opened('correction', until('dl'))),
  scene(
    'correction-declined',
    'A request was declined',
    answered({ status: 'declined', office, answeredAt: Date.UTC(2026, 10, 21), answer: 'Atvykite į skyrių su pasu.' }),
    opened('correction', until('dl')),
  ),
  scene('history', 'The history', {}, opened('history', until('li'))),
  scene(
    'history-offline',
    'The history cannot be read',
    { 'account.history': offline },
    opened('history', until('.summary')),
  ),
  scene('not-me', 'This was not me', {}, opened('history', button('li .link'))),
  scene('data', 'Export and erasure', {}, opened('data', until('#erase'))),
  scene(
    'data-preparing',
    'The data is being prepared',
    { 'account.export': never },
    opened('data', submitted('migris-account-data')),
  ),
  scene(
    'data-ready',
    'The data is ready',
    exported,
    opened('data', submitted('migris-account-data'), until('.download')),
  ),
  scene('erasure', 'Asks once more before the account is erased', {}, opened('data', button('#erase'))),
];

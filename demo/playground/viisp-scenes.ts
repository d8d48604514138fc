import type { Person } from '../../elements/internal/connection.js';
import type { FirstDraft } from '../../elements/internal/pending.js';
import { enter, jonas, never, offline, pendingNow, press, profile, refused, type Scene, submit } from './scene.js';

const ona: Person = { email: null, givenNames: 'Ona', surname: 'Petrauskienė', level: 3, complete: false };
const proven: Person = { ...ona, email: 'ona@example.lt' };
const bothWays = {
  'signIn.ways': async () => ({
    email: true,
    viisp: true,
    portal: { lt: 'MIGRIS', en: 'MIGRIS' },
    mailDomain: 'migris.example',
  }),
};
const draft: FirstDraft = { owner: 'VIISP Ona Petrauskienė', email: 'ona@example.lt', phone: '+37061234567' };
const toCode: FirstDraft = {
  ...draft,
  pending: { ...pendingNow({}), email: 'ona@example.lt', sentTo: 'ona@example.lt' },
};
const met: FirstDraft = {
  ...draft,
  met: {
    email: 'ona@example.lt',
    givenNames: 'Ona Marija',
    surname: 'Petrauskienė-Vaitiekūnaitė',
    since: Date.UTC(2026, 2, 5, 12),
    challenge: 'A'.repeat(43),
  },
};

const VIISP_BUTTON = 'h3 ~ button';
const starting = { action: 'https://viisp.example/', ticket: 'shown', expiresAt: 0, now: Date.now() };

/** Leaves, in a browser that does not let go of the page. */
async function leave(root: ShadowRoot): Promise<void> {
  const { submit: send } = HTMLFormElement.prototype;
  HTMLFormElement.prototype.submit = () => {};
  await press(root, VIISP_BUTTON);
  HTMLFormElement.prototype.submit = send;
}

async function leaveForgetful(root: ShadowRoot): Promise<void> {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  await leave(root);
  IDBFactory.prototype.open = open;
}

async function leaveForbidden(root: ShadowRoot): Promise<void> {
  await leave(root);
  const told = { effectiveDirective: 'form-action', disposition: 'enforce' as const };
  const about = { documentURI: location.href, violatedDirective: 'form-action', originalPolicy: '', statusCode: 200 };
  document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { ...told, ...about }));
}

const out = (name: string, title: string, more: Partial<Scene>): Scene => ({
  element: 'migris-login',
  name: `viisp-${name}`,
  title,
  person: null,
  act: leave,
  ...more,
  answers: { ...bothWays, 'viisp.start': async () => starting, ...more.answers },
});
const back = (name: string, title: string, finish: () => Promise<never>): Scene => ({
  element: 'migris-login',
  name: `viisp-${name}`,
  title,
  person: null,
  back: true,
  answers: { ...bothWays, 'viisp.finish': finish },
});
const first = (name: string, title: string, more: Partial<Scene> = {}): Scene => ({
  element: 'migris-profile',
  name: `viisp-${name}`,
  title,
  person: ona,
  draft,
  ...more,
});
const account = (name: string, title: string, ways: ('email' | 'viisp')[]): Scene => ({
  element: 'migris-profile',
  name,
  title,
  person: jonas,
  answers: { ...bothWays, 'profile.read': async () => ({ ...profile, ways }) },
});

/** The states of the way through VIISP. */
export const viispScenes: readonly Scene[] = [
  out('leaving', 'On the way to VIISP', { answers: { 'viisp.start': never } }),
  out('nothing-kept', 'The browser keeps nothing', { act: leaveForgetful }),
  out('forbidden', 'The page forbids to leave', { act: leaveForbidden }),
  out('start-refused', 'VIISP does not answer', {
    answers: { 'viisp.start': refused({ refusal: 'viisp_unavailable', retryAfter: 60 }) },
  }),
  out('start-offline', 'No connection on the way to VIISP', { answers: { 'viisp.start': offline } }),
  back('checking', 'Back from VIISP', never),
  back('failed', 'VIISP did not confirm', refused({ refusal: 'viisp_failed' })),
  back('expired', 'Back from VIISP too late', refused({ refusal: 'viisp_expired' })),
  back('finish-refused', 'VIISP does not answer on the way back', refused({ refusal: 'viisp_unavailable' })),
  back('blocked', 'The account is blocked', refused({ refusal: 'account_blocked' })),
  {
    element: 'migris-otp',
    name: 'use-viisp',
    title: 'The address signs in through VIISP only',
    person: null,
    pending: {},
    answers: { 'signIn.verify': refused({ refusal: 'use_viisp' }) },
    act: enter('12345678'),
  },
  first('address', 'First time through VIISP: asks for the address'),
  first('address-slip', 'First time: the address looks mistyped', {
    draft: { ...draft, email: 'ona@gmial.com' },
    act: submit,
  }),
  first('address-missing', 'First time: no address was typed', { draft: { ...draft, email: '' }, act: submit }),
  first('address-taken', 'First time: the address is another person’s', {
    draft: toCode,
    answers: { 'email.confirm': refused({ refusal: 'email_taken' }) },
    act: enter('12345678'),
  }),
  first('code', 'First time: waits for the code', { draft: toCode }),
  first('code-wrong', 'First time: the code is wrong', {
    draft: toCode,
    answers: { 'email.confirm': refused({ refusal: 'code_wrong', triesLeft: 3 }) },
    act: enter('12345678'),
  }),
  first('meeting', 'First time: the address has an account already', { draft: met }),
  first('joining', 'First time: the accounts are being joined', {
    draft: met,
    answers: { 'email.link': never },
    act: submit,
  }),
  first('joining-failed', 'First time: joining did not work', {
    draft: met,
    answers: { 'email.link': refused({ refusal: 'try_again' }) },
    act: submit,
  }),
  first('phone', 'First time: asks for the phone number', { person: proven }),
  first('phone-refused', 'First time: the number cannot exist', {
    person: proven,
    answers: { 'profile.complete': refused({ fields: { phone: 'phone_invalid' } }) },
    act: submit,
  }),
  account('account-add-viisp', 'The account of a person who may add VIISP', ['email']),
  account('account-viisp', 'The account of a person who signs in through VIISP', ['viisp']),
  account('account-both', 'The account of a person who signs in both ways', ['email', 'viisp']),
];

import type { Profile } from '../../elements/internal/account/profile.js';
import type { Output, Path, Person } from '../../elements/internal/connection.js';
import type { FirstDraft, Pending, Waiting } from '../../elements/internal/pending.js';
import { Trouble, type TroubleFacts } from '../../elements/internal/trouble.js';

/** A state that an element can be seen in. The playground shows it, the tests look at it. */
export interface State {
  element: 'migris-account' | 'migris-login' | 'migris-otp' | 'migris-profile' | 'migris-staff';
  name: string;
  /** What it is, in a few English words. */
  title: string;
}

/** How a state comes about. */
export interface Scene extends State {
  person?: Person | null | undefined;
  pending?: Partial<Pending>;
  draft?: Record<string, string> | FirstDraft;
  /** Whether the person comes back from VIISP. */
  back?: boolean;
  /** When the session was last used and when it ends, from now. */
  session?: { used: number; ends: number };
  /** What ended the session before. */
  lapsed?: 'idle' | 'over';
  /** Whether the browser keeps nothing. */
  forgetful?: boolean;
  /** The site's name, as the API told it. */
  portal?: Waiting['portal'];
  attributes?: Record<string, string>;
  /** What inputs of its own the page put into the element. */
  inputs?: string[];
  answers?: Answers;
  /** What a person does to get there. */
  act?(root: ShadowRoot): Promise<void>;
}

/** What the API says in a state. */
export type Answers = { [P in Path]?: () => Promise<Output<P>> };

/** A person whose contact data is given. */
export const jonas: Person = {
  email: 'jonas@example.lt',
  givenNames: 'Jonas',
  surname: 'Žukauskas',
  level: 1,
  complete: true,
};
/** The same person's account. */
export const profile: Profile = {
  ...jonas,
  phone: '+37061234567',
  language: 'lt',
  notices: ['visit', 'documents', 'application', 'mediation'],
  namesLockedAt: Date.UTC(2026, 9, 5),
  version: 1,
  ways: ['email'],
  provenance: {
    givenNames: { by: 'person', office: null, at: Date.UTC(2026, 9, 5) },
    surname: {
      by: 'staff',
      office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' },
      at: Date.UTC(2026, 10, 2),
    },
    email: { by: 'person', office: null, at: Date.UTC(2026, 9, 5) },
    phone: { by: 'person', office: null, at: Date.UTC(2026, 9, 5) },
  },
  frozenUntil: null,
  erasesAt: null,
  passkeys: 0,
  stepUp: 'fresh',
};

/** A named no. */
export const refused = (facts: TroubleFacts) => () => Promise.reject(new Trouble(facts));
/** No connection. */
export const offline = () => Promise.reject(new Trouble({}, true));
/** No answer yet, and never one. */
export const never = () => new Promise<never>(() => {});

/** Lets everything happen that needs no person. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

const PATIENCE_MS = 30_000;

/** Waits for the first match that is not put aside, in the elements inside too: some of them come late. */
async function found(root: ShadowRoot, selector: string): Promise<HTMLElement> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await settle()) {
    const all = rootsIn(root).flatMap((each) => [...each.querySelectorAll<HTMLElement>(selector)]);
    const match = all.find((each) => !each.closest('[hidden]'));
    if (match) return match;
  }
  throw new Error(`There is no ${selector}.`);
}

/** Waits until something is there. */
export const until = (selector: string) => async (root: ShadowRoot) => {
  await found(root, selector);
};

/** A shadow root with those of the elements inside. */
export function rootsIn(root: ShadowRoot): ShadowRoot[] {
  return [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
  ];
}

/** The root of an element inside. */
export function inside(root: ShadowRoot, tag: string): ShadowRoot {
  const within = (at: ShadowRoot): ShadowRoot | undefined => {
    for (const element of at.querySelectorAll('*')) {
      if (!element.shadowRoot) continue;
      const found = element.localName === tag ? element.shadowRoot : within(element.shadowRoot);
      if (found) return found;
    }
    return undefined;
  };
  const found = within(root);
  if (!found) throw new Error(`There is no ${tag}.`);
  return found;
}

/** Writes into a field. */
export async function fill(root: ShadowRoot, name: string, text: string): Promise<void> {
  const own = await found(root, `input[name="${name}"]`);
  // Where the page brought an input, that is the one people see.
  const [page] = own.closest('slot')?.assignedElements({ flatten: true }) ?? [];
  const input = (page ?? own) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Submits the form. */
export async function submit(root: ShadowRoot): Promise<void> {
  ((await found(root, 'form')) as HTMLFormElement).requestSubmit();
  await settle();
}

/** Submits the form, and waits for what is to come of it. */
export const submitTo = (selector: string) => async (root: ShadowRoot) => {
  await submit(root);
  await until(selector)(root);
};

/** Presses a button. */
export async function press(root: ShadowRoot, selector: string): Promise<void> {
  (await found(root, selector)).click();
  await settle();
}

/** Asks for a code. */
export const sendTo = (email: string) => async (root: ShadowRoot) => {
  await fill(root, 'email', email);
  await submit(root);
};

/** Enters a code. */
export const enter = (code: string) => async (root: ShadowRoot) => {
  await fill(root, 'code', code);
  await submit(root);
};

/** A code that waits; its times are told from now. */
export function pendingNow({ sent = [0], resendAt = 30_000, expiresAt }: Partial<Pending>): Pending {
  const now = Date.now();
  return {
    challenge: 'A'.repeat(43),
    email: 'jonas@example.lt',
    sentTo: 'jonas@example.lt',
    reference: 'KRT',
    expiresAt: now + (expiresAt ?? 3_600_000 + (sent.at(-1) ?? 0)),
    resendAt: resendAt === null ? null : now + resendAt,
    sent: sent.map((at) => now + at),
  };
}

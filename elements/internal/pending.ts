import { now } from './clock.js';
import type { Output } from './connection.js';

/** A sign-in that waits for its code. Only this tab knows it, and only until it is closed. */
export interface Pending {
  challenge: string;
  email: string;
  sentTo: string;
  reference: string;
  expiresAt: number;
  resendAt: number | null;
  /** When each mail was sent. */
  sent: number[];
}

/** How the fragment begins in which an answer of VIISP comes back for this API: a page may speak to several. */
export const handoffMark = (base: string) => `#migris-viisp@${new URL(base).host}=`;

/** What VIISP's answer is redeemed with: the same attempt again where an answer was lost. */
export interface Handoff {
  handoff: string;
  attempt: string;
}

/** Contact data as typed so far, with the address of the person who typed it as `owner`. */
export type Draft = Record<string, string>;

/** What a person gave so far who came through VIISP for the first time; its `owner` is never an address. */
export interface FirstDraft {
  owner: string;
  email?: string | undefined;
  phone?: string | undefined;
  /** The mailbox that is being proven. */
  pending?: Pending | undefined;
  /** The account that has the address already, with the challenge that proved the mailbox. */
  met?: (NonNullable<Output<'email.confirm'>['meets']> & { challenge: string }) | undefined;
}

/** What a person began in the account and a reload must not lose: reading a mail may cost a phone the page. `owner` is no address. */
export interface AccountDraft {
  owner: string;
  page?: 'email' | 'data' | 'passkeys' | undefined;
  /** The correction of a name as typed. */
  correction?: Draft | undefined;
  /** The new address as typed. */
  email?: string | undefined;
  /** The new mailbox that is being proven. */
  pending?: Pending | undefined;
  /** The code to the present address, that proves once more who is there. */
  proof?: Pending | undefined;
}

/** What survives a reload of the tab. */
export interface Waiting {
  pending?: Pending | undefined;
  draft?: Draft | FirstDraft | AccountDraft | undefined;
  /** The address as it was last sent or changed, until it has signed somebody in. */
  email?: string | undefined;
  /** What came back from VIISP and was not redeemed yet. */
  handoff?: Handoff | undefined;
  /** The page's own fragment, while its person is at VIISP. */
  fragment?: string | undefined;
  /** The name of the site as it is registered, by language. */
  portal?: Output<'signIn.ways'>['portal'] | undefined;
  /** How far the Worker's clock is ahead of the device's. */
  ahead?: number;
}

const name = (base: string) => `migris ${base}`;

/** What waits for this API in this tab. */
export function readWaiting(base: string): Waiting {
  try {
    return JSON.parse(sessionStorage.getItem(name(base)) ?? '{}');
  } catch {
    return {};
  }
}

/** Keeps what waits. */
export function writeWaiting(base: string, waiting: Waiting): void {
  try {
    sessionStorage.setItem(name(base), JSON.stringify(waiting));
  } catch {
    // Storage refused: it waits in memory, and is asked for again after a reload.
  }
}

/** What waits after a mail was sent. */
export function pendingFrom(email: string, sending: Output<'signIn.request'>, sent: number[] = []): Pending {
  const { challenge, sentTo, reference, expiresAt, resendAt } = sending;
  return { challenge, email, sentTo, reference, expiresAt, resendAt, sent: [...sent, now()] };
}

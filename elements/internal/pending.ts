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

/** Contact data as typed so far. */
export type Draft = Record<string, string>;

/** What survives a reload of the tab. */
interface Waiting {
  pending?: Pending | undefined;
  draft?: Draft | undefined;
}

const name = (base: string) => `migris ${base}`;

/** What waits for this API in this tab. */
export function waiting(base: string): Waiting {
  try {
    return JSON.parse(sessionStorage.getItem(name(base)) ?? '{}');
  } catch {
    return {};
  }
}

/** Notes what waits; nothing more than this tab's memory where the browser refuses storage. */
export function wait(base: string, change: Waiting): void {
  try {
    sessionStorage.setItem(name(base), JSON.stringify({ ...waiting(base), ...change }));
  } catch {
    // Storage refused: the step is then lost on a reload, and asked for again.
  }
}

/** What waits after a mail was sent. */
export function pendingFrom(email: string, sending: Output<'signIn.request'>, sent: number[] = []): Pending {
  const { challenge, sentTo, reference, expiresAt, resendAt } = sending;
  return { challenge, email, sentTo, reference, expiresAt, resendAt, sent: [...sent, now()] };
}

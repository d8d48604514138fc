import { drizzle } from 'drizzle-orm/d1';
import type { MailStatus } from '../../schema/tables.js';
import { keyValues, namedKeys } from '../challenges/named.js';
import { noteDelivery } from '../challenges/sends.js';
import { keyRing } from '../context.js';
import { log, nameOf } from '../log.js';
import { named, runBatch, type Statement, writtenOnce } from '../prepared.js';
import { addTrouble, endTrouble, troubleKeys } from './trouble.js';

/** A send of a challenge, as a queued mail knows it. */
export interface SendName {
  challengeId?: string;
  number?: number;
}

/** What became of a mail. */
export interface Outcome {
  status: Exclude<MailStatus, 'pending'>;
  /** Whose mail was tried, and what the mail service said if it did not take it; absent where none was tried. */
  tried?: { to: string; error: string | null };
}

/** What is to be noted: of which send, if of one, and of how many keys, if of any, that mail does or does not reach them. */
interface Facts {
  ofCode: boolean;
  failed: boolean;
  keys: number;
}

/** Notes what became of a mail, for the page that waits for its code and for staff who are asked why none arrives. A mail is not sent again for it. */
export async function noteOutcome(
  env: Env,
  { challengeId, number }: SendName,
  { status, tried, now }: Outcome & { now: number },
): Promise<void> {
  try {
    const keys = tried ? await troubleKeys({ keys: keyRing(env.KEYS) }, tried.to) : [];
    const ofCode = challengeId !== undefined && number !== undefined;
    const facts = { ofCode, failed: tried !== undefined && tried.error !== null, keys: keys.length };
    const statements = writtenOnce(`outcome/${Object.values(facts).join('/')}`, () => statementsOf(env, facts));
    if (statements.length === 0) return;
    const send = ofCode ? { challengeId, number, status } : {};
    await runBatch({ env }, statements, { ...send, ...keyValues(keys), error: tried?.error ?? null, now });
  } catch (error) {
    log({ level: 'error', what: 'mail_not_noted', error: nameOf(error) });
  }
}

function statementsOf(env: Env, { ofCode, failed, keys: count }: Facts): Statement[] {
  const db = drizzle(env.DB);
  const keys = namedKeys(count);
  const delivery = () => noteDelivery(db, named('challengeId'), named('number'), named('status'));
  const trouble = () =>
    failed ? addTrouble(db, keys, { error: named('error'), now: named('now') }) : [endTrouble(db, keys)];
  return [...(ofCode ? [delivery()] : []), ...(count > 0 ? trouble() : [])];
}

import { drizzle } from 'drizzle-orm/d1';
import type { MailStatus } from '../../schema/tables.js';
import { noteDelivery } from '../challenges/sends.js';
import { keyRing } from '../context.js';
import { log, nameOf } from '../log.js';
import { keyValues, named, namedKeys, runBatch, type Statement, writtenOnce } from '../prepared.js';
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

/** Notes what became of a mail, for the page that waits for its code and for staff who are asked why none arrives. A mail is not sent again for it. */
export async function noteOutcome(
  env: Env,
  { challengeId, number }: SendName,
  { status, tried }: Outcome,
  now: number,
): Promise<void> {
  try {
    const keys = tried ? await troubleKeys({ keys: keyRing(env.KEYS) }, tried.to) : [];
    const send = challengeId === undefined || number === undefined ? {} : { challengeId, number, status };
    const ofCode = 'status' in send;
    const failed = tried !== undefined && tried.error !== null;
    const statements = writtenOnce(`outcome/${ofCode}/${failed}/${keys.length}`, () =>
      statementsOf(env, ofCode, failed, keys.length),
    );
    if (statements.length > 0)
      await runBatch({ env }, statements, { ...send, ...keyValues(keys), error: tried?.error ?? null, now });
  } catch (error) {
    log({ level: 'error', what: 'mail_not_noted', error: nameOf(error) });
  }
}

function statementsOf(env: Env, ofCode: boolean, failed: boolean, keyCount: number): Statement[] {
  const db = drizzle(env.DB);
  const keys = namedKeys(keyCount);
  const delivery = () => noteDelivery(db, named('challengeId'), named('number'), named('status'));
  const trouble = () => (failed ? addTrouble(db, keys, named('error'), named('now')) : [endTrouble(db, keys)]);
  return [...(ofCode ? [delivery()] : []), ...(keyCount > 0 ? trouble() : [])];
}

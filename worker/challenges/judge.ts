import { CODE_TRIES } from '../../schema/limits.js';
import { limitsFor } from '../buckets.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { Refused, secondsUntil } from '../refuse.js';
import { compareCode, subjectOf } from './codes.js';
import { decideTrial, type Effects, type Guess, type Trial, type Verdict } from './trial.js';

/** What a right guess is to bring about, told once the submission has its name. */
export type Bringing<Row, Result> = (trial: Trial) => Promise<Effects<Row, Result>>;

/**
 * Judges a guess: one look into KV, one batch in D1. The guess is revealed only through a row that was counted, so guessing in
 * parallel gains nothing; the same submission repeated is counted once and answered alike.
 *
 * @throws Refused `code_wrong` with the tries left, or the reason why nothing can be judged any more
 */
export async function judge<Row, Result>(ctx: Context, guess: Guess, bring: Bringing<Row, Result>): Promise<Result> {
  const compared = await compareCode(ctx, subjectOf(ctx, guess), guess.known, guess.code).catch(() => {
    throw new Refused('try_again', { retryAfter: 3 }, 'kv');
  });
  const by = await sha256(['try', guess.attempt, guess.id, guess.code, guess.thumbprint].join('|'));
  const limits = limitsFor(ctx.network, guess.identity.limiter, guess.device);
  const trial = { ctx, guess, compared, now: ctx.now(), by, limits };
  const effects = await bring(trial);
  const verdict = await decideTrial(trial, effects);
  const result = verdict.row && effects.result(verdict.row);
  if (result !== undefined) return result;
  // The page did not know of all mails: one more look, now that D1 has told which verifiers exist.
  const sends = verdict.challenge?.sends ?? 0;
  if (sends > guess.known) return judge(ctx, { ...guess, known: sends }, bring);
  throw reasonOf(trial, verdict);
}

/** Why a guess that won nothing was refused, as far as the holder of the challenge may know. */
function reasonOf<Row>({ by, now, limits }: Trial, { challenge, full }: Verdict<Row>): Refused {
  const wait = (endsAt: number) => ({ retryAfter: secondsUntil(endsAt, now) });
  if (full.verifies !== undefined)
    return new Refused('too_many_calls', wait(full.verifies), `${limits.verifies.most} verifies of a network`);
  if (!challenge || challenge.expiresAt <= now)
    return new Refused('code_expired', {}, challenge ? 'past its hour' : 'unknown');
  if (challenge.consumedBy === by)
    return new Refused('code_wrong', { triesLeft: 0 }, 'account not active, or answer asked too late');
  if (challenge.consumedAt !== null) return new Refused('code_used');
  const triesLeft = CODE_TRIES - challenge.tries;
  if (triesLeft <= 0) return new Refused('tries_spent');
  if (challenge.lastTry === by) return new Refused('code_wrong', { triesLeft });
  if (full.wrong !== undefined) return new Refused('too_many_wrong_codes', wait(full.wrong));
  return new Refused('code_not_ready', { retryAfter: 3 }, 'a live verifier is not readable yet');
}

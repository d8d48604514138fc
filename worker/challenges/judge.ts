import { CODE_TRIES } from '../../schema/limits.js';
import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { Refused, secondsUntil } from '../refuse.js';
import { SIGN_IN } from './challenge.js';
import { compareCode } from './codes.js';
import type { Identity } from './identity.js';
import { decideTrial, type Trial, trialOf, type Verdict } from './verdict.js';

/** One submission of a code. */
export interface Guess {
  challengeId: string;
  identity: Identity;
  code: string;
  /** The page's random name for this submission: repeated, it is the same guess. */
  attempt: string;
  /** How many sends the page knows of. */
  sends: number;
  /** The key that the session will be bound to. */
  thumbprint: string;
  /** The device's own budget, where it proved to have one. */
  device: string | undefined;
}

/** A won sign-in. */
export interface SignedIn {
  token: string;
  expiresAt: number;
  account: Account;
}

/**
 * Judges a guess: one look into KV, one batch in D1. The guess is revealed only through a row that was counted, so guessing in
 * parallel gains nothing; the same submission repeated is counted once and answered alike.
 *
 * @throws Refused `code_wrong` with the tries left, or the reason why nothing can be judged any more
 */
export async function judge(ctx: Context, guess: Guess): Promise<SignedIn> {
  const subject = { challengeId: guess.challengeId, purpose: SIGN_IN, origin: ctx.origin, identity: guess.identity };
  const compared = await compareCode(ctx, subject, guess.sends, guess.code).catch(() => {
    throw new Refused('try_again', { retryAfter: 3 }, 'kv');
  });
  const by = await sha256(['try', guess.attempt, guess.challengeId, guess.code, guess.thumbprint].join('|'));
  // Derived, not drawn: the same submission gets the same token again, and D1 need only know its hash.
  const token = await ctx.keys.mac('session', [guess.challengeId, by]);
  const trial = trialOf(ctx, guess, compared, by, await sha256(token));
  const verdict = await decideTrial(trial);
  if (verdict.session) return { token, ...verdict.session };
  // The page did not know of all mails: one more look, now that D1 has told which verifiers exist.
  const sends = verdict.challenge?.sends ?? 0;
  if (sends > guess.sends) return judge(ctx, { ...guess, sends });
  throw reasonOf(trial, verdict);
}

/** Why a guess that won nothing was refused, as far as the holder of the challenge may know. */
function reasonOf({ by, now, limits }: Trial, { challenge, full }: Verdict): Refused {
  const wait = (endsAt: number) => ({ retryAfter: secondsUntil(endsAt, now) });
  if (full.verifies !== undefined)
    return new Refused('too_many_calls', wait(full.verifies), `${limits.verifies.most} verifies of a network`);
  if (!challenge || challenge.expiresAt <= now)
    return new Refused('code_expired', {}, challenge ? 'past its hour' : 'unknown');
  // A blocked account used up its code and has no session: to the page it looks like any wrong code.
  if (challenge.consumedBy === by)
    return new Refused('code_wrong', { triesLeft: 0 }, 'account not active, or answer asked too late');
  if (challenge.consumedAt !== null) return new Refused('code_used');
  const triesLeft = CODE_TRIES - challenge.tries;
  if (triesLeft <= 0) return new Refused('tries_spent');
  if (challenge.lastTry === by) return new Refused('code_wrong', { triesLeft });
  if (full.wrong !== undefined) return new Refused('too_many_wrong_codes', wait(full.wrong));
  return new Refused('code_not_ready', { retryAfter: 3 }, 'a live verifier is not readable yet');
}

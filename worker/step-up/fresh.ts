import { FRESH_MS } from '../../schema/limits.js';
import type { Context } from '../context.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';

/** Whether a session may do what matters most, or by what the person must prove themselves first. */
export type Freshness = 'fresh' | 'code' | 'passkey';

/** What of a session tells how fresh it is. */
export type Proven = Pick<Session, 'account' | 'level' | 'createdAt' | 'confirmedAt'>;

/**
 * How fresh a session is: its sign-in, or a proof made since, is at most 15 minutes old. Whoever has a passkey and did not come through
 * VIISP proves it with that alone: the mailbox is one factor only.
 */
export function freshness(session: Proven, now: number): Freshness {
  const recent = (at: number | null) => at !== null && at > now - FRESH_MS;
  if (needsPasskey(session)) return session.level >= 2 && recent(session.confirmedAt) ? 'fresh' : 'passkey';
  return recent(session.createdAt) || recent(session.confirmedAt) ? 'fresh' : 'code';
}

/** Whether only a passkey proves who is there. */
export function needsPasskey({ account, level }: Pick<Session, 'account' | 'level'>): boolean {
  return account.passkeys > 0 && level < 3;
}

/** @throws Refused `step_up_needed` or `passkey_needed` where the person must prove themselves first */
export function demandFresh(ctx: Pick<Context, 'now'> & { session: Proven }): void {
  const needed = freshness(ctx.session, ctx.now());
  if (needed === 'code') throw new Refused('step_up_needed');
  if (needed === 'passkey') throw new Refused('passkey_needed');
}

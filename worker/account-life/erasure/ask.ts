import { eq, isNotNull, isNull } from 'drizzle-orm';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import { accounts } from '../../../schema/tables.js';
import type { Account } from '../../accounts/account.js';
import { type Change, changeAccount } from '../../accounts/change.js';
import { demandBefore } from '../../accounts/rights.js';
import { personIn } from '../../actor.js';
import type { Context } from '../../context.js';
import { noticesFor } from '../../mail/waiting.js';
import { Refused } from '../../refuse.js';
import { forgetOutside, noteDated } from '../../restore/notes.js';
import type { Proof } from '../../sessions/proof.js';
import type { Session } from '../../sessions/session.js';
import { decide } from '../../store.js';

const ERASE = 'account.erase';

/** What a change needs that lets an account wait for its erasure, whoever asks: its owner, or two of staff. */
export type ErasureChange = Required<Pick<Change, 'kind' | 'values' | 'brings' | 'when' | 'notices'>> & {
  erasesAt: number;
};

/** Prepares a change that lets an account wait for its erasure. What is noted of an earlier request has the date of that one. */
export async function erasureChange(ctx: Context, account: Account): Promise<ErasureChange> {
  const erasesAt = ctx.now() + ERASURE_WAIT_MS;
  return {
    kind: 'erasure_asked',
    values: { erasesAt },
    brings: ['status'],
    when: isNull(accounts.erasesAt),
    notices: await noticesFor(ctx, account, 'erasure_asked', { until: erasesAt }),
    erasesAt,
  };
}

/**
 * The owner asks for the erasure, in a fresh session; asked again, the first date stays.
 *
 * @throws Refused `step_up_needed`, `passkey_needed`, `changed_meanwhile`, `proof_refused`, `try_again`
 */
export async function askErasure(ctx: Context, proof: Proof, session: Session): Promise<number> {
  const { account: seen } = session;
  const actor = personIn(session);
  demandBefore(actor, ERASE, ['status'], { now: ctx.now(), seen });
  if (seen.erasesAt !== null) return seen.erasesAt;
  const { erasesAt, ...change } = await erasureChange(ctx, seen);
  const { account } = await changeAccount(ctx, proof, seen, { ...change, actor, procedure: ERASE });
  if (account.erasesAt === null) throw new Refused('changed_meanwhile');
  return account.erasesAt;
}

/**
 * The owner takes that back, up to the last moment. It is noted outside first: after a restore to a time before, the old date must not count.
 *
 * @throws Refused `signed_out` where the account is erased already, `changed_meanwhile`, `proof_refused`, `try_again`
 */
export async function withdrawErasure(ctx: Context, proof: Proof, session: Session): Promise<void> {
  const { account: seen } = session;
  if (seen.erasesAt === null) return;
  await noteDated(ctx, 'erasure-withdrawn', { id: seen.id, date: seen.erasesAt });
  const { saved } = await changeAccount(ctx, proof, seen, {
    kind: 'erasure_withdrawn',
    actor: personIn(session),
    procedure: 'account.withdrawErasure',
    values: { erasesAt: null },
    when: isNotNull(accounts.erasesAt),
    notices: await noticesFor(ctx, seen, 'erasure_withdrawn'),
  });
  if (!saved) await refuseLate(ctx, seen.id);
}

/**
 * Tells why it was not taken back, unless it was, in another window. The note goes only where the account is erased: as long as it is not,
 * it may be the note of that other window, and a sweep that erases takes it away.
 */
async function refuseLate(ctx: Context, id: string): Promise<void> {
  const { erasesAt, status } = accounts;
  const [now] = await decide(() => ctx.db.select({ erasesAt, status }).from(accounts).where(eq(accounts.id, id)));
  if (now?.status === 'active' && now.erasesAt === null) return;
  if (now?.status === 'active') throw new Refused('changed_meanwhile');
  if (now?.status === 'erased') await forgetOutside(ctx, 'erasure-withdrawn', id);
  throw new Refused('signed_out', {}, 'the account is not active any more');
}

import { eq, isNotNull, isNull } from 'drizzle-orm';
import { ERASURE_WAIT_MS } from '../../../schema/limits.js';
import { accounts } from '../../../schema/tables.js';
import type { Account } from '../../accounts/account.js';
import { type Change, changeAccount } from '../../accounts/change.js';
import { person } from '../../actor.js';
import type { Context } from '../../context.js';
import type { NoticeFacts } from '../../mail/notice-mail.js';
import { noticesFor } from '../../mail/waiting.js';
import type { Notice } from '../../mail/words.js';
import { Refused } from '../../refuse.js';
import { forgetOutside, noteOutside } from '../../restore/notes.js';
import type { Proof } from '../../sessions/proof.js';
import { decide } from '../../store.js';

/** What a change needs that lets an account wait for its erasure, whoever asks: its owner, or two of staff. */
export type ErasureChange = Required<Pick<Change, 'kind' | 'values' | 'when' | 'notices'>> & { erasesAt: number };

/** What the owner is told about who let the account wait. */
interface Told extends NoticeFacts {
  notice: Extract<Notice, 'erasure_asked' | 'erasure_decided'>;
}

/** Prepares a change that lets an account wait for its erasure. What was noted of an earlier request counts no more. @throws Refused `try_again` */
export async function erasureChange(ctx: Context, account: Account, told: Told): Promise<ErasureChange> {
  const { notice, ...facts } = told;
  await forgetOutside(ctx, 'erasure-withdrawn', account.id);
  await forgetOutside(ctx, 'erased', account.id);
  const erasesAt = ctx.now() + ERASURE_WAIT_MS;
  return {
    kind: 'erasure_asked',
    values: { erasesAt },
    when: isNull(accounts.erasesAt),
    notices: await noticesFor(ctx, account, notice, { ...facts, until: erasesAt }),
    erasesAt,
  };
}

/** The owner asks for the erasure; asked again, the first date stays. @throws Refused `changed_meanwhile`, `proof_refused`, `try_again` */
export async function askErasure(ctx: Context, proof: Proof, seen: Account): Promise<number> {
  if (seen.erasesAt !== null) return seen.erasesAt;
  const { erasesAt, ...change } = await erasureChange(ctx, seen, { notice: 'erasure_asked' });
  const { account } = await changeAccount(ctx, proof, seen, { ...change, actor: person, procedure: 'account.erase' });
  if (account.erasesAt === null) throw new Refused('changed_meanwhile');
  return account.erasesAt;
}

/**
 * The owner takes that back, up to the last moment. It is noted outside first: after a restore to a time before, the old date must not count.
 *
 * @throws Refused `signed_out` where the account is erased already, `changed_meanwhile`, `proof_refused`, `try_again`
 */
export async function withdrawErasure(ctx: Context, proof: Proof, seen: Account): Promise<void> {
  if (seen.erasesAt === null) return;
  await noteOutside(ctx, 'erasure-withdrawn', seen.id);
  const { saved } = await changeAccount(ctx, proof, seen, {
    kind: 'erasure_withdrawn',
    actor: person,
    procedure: 'account.withdrawErasure',
    values: { erasesAt: null },
    when: isNotNull(accounts.erasesAt),
    notices: await noticesFor(ctx, seen, 'erasure_withdrawn'),
  });
  if (!saved) await refuseLate(ctx, seen.id);
}

/** Tells why it was not taken back, unless it was, in another window; and lets the note go where it is not true. */
async function refuseLate(ctx: Context, id: string): Promise<void> {
  const { erasesAt, status } = accounts;
  const [now] = await decide(() => ctx.db.select({ erasesAt, status }).from(accounts).where(eq(accounts.id, id)));
  if (now?.status === 'active' && now.erasesAt === null) return;
  await forgetOutside(ctx, 'erasure-withdrawn', id);
  throw now?.status === 'active'
    ? new Refused('changed_meanwhile')
    : new Refused('signed_out', {}, 'the account is not active any more');
}

import { and, eq, inArray } from 'drizzle-orm';
import { challenges } from '../../schema/tables.js';
import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { decide } from '../store.js';

/**
 * What a challenge of an account that has an address is for. One that was to give the first address may be confirmed late, after another
 * window did, or once more, after its answer was lost.
 */
export async function purposeOf(ctx: Context, id: string, account: Account): Promise<'email' | 'email_change'> {
  const [row] = await decide(() =>
    ctx.db
      .select({ purpose: challenges.purpose })
      .from(challenges)
      .where(
        and(
          eq(challenges.id, id),
          eq(challenges.subjectId, account.id),
          inArray(challenges.purpose, ['email', 'email_change']),
        ),
      ),
  );
  return row?.purpose === 'email' ? 'email' : 'email_change';
}

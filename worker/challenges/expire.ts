import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { challenges } from '../../schema/tables.js';
import type { Context } from '../context.js';
import type { Statement } from '../prepared.js';

/**
 * Ends every open challenge that proves a mailbox for an account, where `recorded` holds; `except` is the one that was just proven. What
 * was asked for before its address changed speaks of an account that is no more.
 */
export function expireChallengesOf(ctx: Context, accountId: string, recorded: SQL, except?: string): Statement {
  return ctx.db
    .update(challenges)
    .set({ expiresAt: sql`min(${challenges.expiresAt}, ${ctx.now()})` })
    .where(
      and(
        eq(challenges.subjectId, accountId),
        except === undefined ? undefined : ne(challenges.id, except),
        isNull(challenges.consumedAt),
        recorded,
      ),
    );
}

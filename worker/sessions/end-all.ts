import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { events, sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { by, eventColumns } from '../events.js';
import type { Statement } from '../prepared.js';
import { openAt } from './session.js';

/**
 * The statements that end all open sessions of an account where `recorded` holds, each with its record; `except` is the one that stays.
 * Safe to repeat: what has ended is not open.
 */
export function endAllSessions(ctx: Context, accountId: string, recorded: SQL, except?: string): Statement[] {
  const meant = and(
    eq(sessions.accountId, accountId),
    except === undefined ? undefined : ne(sessions.tokenHash, except),
    openAt(ctx.now()),
    recorded,
  );
  const ended = {
    ...eventColumns(ctx, 'session_ended', sql`session.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(ended).from(sessions).where(meant)),
    ctx.db.update(sessions).set({ endedAt: ctx.now() }).where(meant),
  ];
}

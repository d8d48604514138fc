import { and, eq, isNull, sql } from 'drizzle-orm';
import { SESSION_IDLE_MS } from '../../schema/limits.js';
import { events, sessions } from '../../schema/tables.js';
import { personOf } from '../accounts/account.js';
import { eventColumns } from '../events.js';
import { decide } from '../store.js';
import { router } from '../trpc.js';
import { signedIn } from './signed-in.js';

/** The session of the calling page. */
export const session = router({
  /** Who is signed in here, and until when. */
  read: signedIn.query(({ ctx }) => ({
    person: personOf(ctx.session.account, ctx.session.level),
    level: ctx.session.level,
    expiresAt: ctx.session.expiresAt,
    idleAt: Math.min(ctx.now() + SESSION_IDLE_MS, ctx.session.expiresAt),
    now: ctx.now(),
  })),

  /** Signs out: the token is worth nothing from this moment, everywhere. */
  end: signedIn.mutation(async ({ ctx }) => {
    const now = ctx.now();
    const open = and(eq(sessions.tokenHash, ctx.session.tokenHash), isNull(sessions.endedAt));
    const event = eventColumns(ctx, 'signed_out', sql`session.account_id`);
    await decide(() =>
      ctx.db.batch([
        ctx.db.insert(events).select(ctx.db.select(event).from(sessions).where(open)),
        ctx.db.update(sessions).set({ endedAt: now }).where(open),
      ]),
    );
    return { endedAt: now };
  }),
});

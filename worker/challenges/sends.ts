import { and, eq, exists, sql } from 'drizzle-orm';
import { challenges, type MailStatus, sends } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { decide } from '../store.js';

/**
 * Ends a send whose code could not be stored, so that it does not hold up the judging of the others. A challenge that
 * has no other goes with it: the same request, tried again, must send a mail and not find that one was sent.
 */
export async function voidSend(ctx: Context, id: string, number: number): Promise<void> {
  await decide(() =>
    number === 1
      ? ctx.db.delete(challenges).where(eq(challenges.id, id))
      : ctx.db.update(sends).set({ expiresAt: 0, status: 'failed' }).where(sendOf(id, number)),
  );
}

/** Notes what became of a mail. */
export function noteDelivery(db: Context['db'], id: string, number: number, status: MailStatus) {
  return db.update(sends).set({ status }).where(sendOf(id, number));
}

function sendOf(id: string, number: number) {
  return and(eq(sends.challengeId, id), eq(sends.number, number));
}

/** What became of the mails of a challenge, oldest first. Empty for a challenge that is not ours. */
export function deliveriesOf(ctx: Context, id: string) {
  return decide(() =>
    ctx.db
      .select({ sentAt: sends.sentAt, expiresAt: sends.expiresAt, status: sends.status })
      .from(sends)
      .where(
        and(
          eq(sends.challengeId, id),
          exists(
            ctx.db
              .select({ one: sql`1` })
              .from(challenges)
              .where(and(eq(challenges.id, id), eq(challenges.origin, ctx.origin))),
          ),
        ),
      )
      .orderBy(sends.number),
  );
}

import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { challenges, events, sessions } from '../../schema/tables.js';
import type { Effects, NamedTrial, Trial } from '../challenges/trial.js';
import { eventColumns } from '../events.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';

interface Row {
  confirmedAt: number | null;
}

/** What a right code brings about: this session is as fresh as a sign-in; its level stays. Tells since when. */
export function confirming(session: Session) {
  return async (trial: Trial): Promise<Effects<Row, number>> => ({
    statements: (won) => statements(trial, session, won),
    read: (named) => readBack(trial, session, named),
    result: ({ confirmedAt }) => {
      if (confirmedAt === null) throw new Refused('signed_out', {}, 'ended meanwhile, or a passkey was added');
      return confirmedAt;
    },
  });
}

function statements({ ctx, now }: Trial, { id, level }: Session, won: SQL) {
  const eventId = crypto.randomUUID();
  const passkey = sql`EXISTS (SELECT 1 FROM passkey WHERE account_id = ${sessions.accountId})`;
  const own = and(eq(sessions.tokenHash, id), isNull(sessions.endedAt));
  // Somebody who has a passkey by now proves it with that alone.
  const may = and(own, level < 3 ? sql`NOT ${passkey}` : undefined, won);
  const event = {
    ...eventColumns(ctx, 'stepped_up', sql`session.account_id`, { method: 'email' }),
    id: sql<string>`${eventId}`.as('id'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(event).from(sessions).where(may)),
    ctx.db
      .update(sessions)
      .set({ confirmedAt: now })
      .where(and(own, sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`)),
  ];
}

/** When the session was confirmed, for the submission that did it; null where it was not. */
function readBack({ ctx }: Trial, { id }: Session, { asked, by, heardAfter }: NamedTrial) {
  const confirmed = sql`(SELECT confirmed_at FROM session WHERE token_hash = ${id} AND ended_at IS NULL
    AND confirmed_at >= ${challenges.consumedAt})`;
  return ctx.db
    .select({ confirmedAt: sql<number | null>`${confirmed}`.as('confirmed_at') })
    .from(challenges)
    .where(and(eq(challenges.id, asked.id), eq(challenges.consumedBy, by), gt(challenges.consumedAt, heardAfter)));
}

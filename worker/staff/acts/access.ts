import { eq } from 'drizzle-orm';
import type * as z from 'zod/mini';
import type { StaffAct, StaffEndSessions } from '../../../schema/staff.js';
import { accounts } from '../../../schema/tables.js';
import { doNoted, keepNoteTrue } from '../../restore/notes.js';
import { endAllSessions } from '../../sessions/end-all.js';
import { decide } from '../../store.js';
import { factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';
import { actOn } from './act.js';
import { noticesTo } from './notices.js';
import { recordAct } from './record.js';
import { subjectOf, whyNot } from './subject.js';
import { demandOverStaff } from './supervised.js';

/**
 * Blocks an account: its sessions end, and neither way opens another one. It is noted outside first: after a restore to a time before, the
 * account must be blocked still.
 */
export async function block(ctx: DeskContext, input: z.infer<typeof StaffAct>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  demandOverStaff(ctx, subject);
  await doNoted(ctx, blocking(ctx, input.id), () =>
    actOn(ctx, subject, {
      kind: 'account_blocked',
      procedure: 'staff.block',
      values: { status: 'blocked' },
      because: input,
      notice: 'account_blocked',
      version: input.version,
      states: ['active'],
      also: (recorded) => endAllSessions(ctx, input.id, recorded),
    }),
  );
}

/** Lets the owner of a blocked account in again. */
export async function unblock(ctx: DeskContext, input: z.infer<typeof StaffAct>): Promise<void> {
  await actOn(ctx, await subjectOf(ctx, input.id), {
    kind: 'account_unblocked',
    procedure: 'staff.unblock',
    values: { status: 'active' },
    because: input,
    notice: 'account_unblocked',
    version: input.version,
    states: ['blocked'],
  });
  await keepNoteTrue(ctx, blocking(ctx, input.id));
}

/** Ends all sessions of a person. */
export async function endSessions(ctx: DeskContext, input: z.infer<typeof StaffEndSessions>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  const done = await recordAct(ctx, {
    kind: 'sessions_ended',
    account: input.id,
    facts: factsOf(input),
    when: demandOverStaff(ctx, subject),
    also: (recorded) => endAllSessions(ctx, input.id, recorded),
    notices: await noticesTo(ctx, 'sessions_ended', subject.account),
  });
  if (!done) throw await whyNot(ctx);
}

/** The note that an account is blocked, and whether it is. */
function blocking(ctx: DeskContext, accountId: string) {
  const isTrue = async () => {
    const [now] = await decide(() =>
      ctx.db.select({ status: accounts.status }).from(accounts).where(eq(accounts.id, accountId)),
    );
    return now?.status === 'blocked';
  };
  return { kind: 'blocked' as const, accountId, isTrue };
}

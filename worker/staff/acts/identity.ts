import { and, eq, type SQL } from 'drizzle-orm';
import type * as z from 'zod/mini';
import { passkeys } from '../../../schema/desk-tables.js';
import type { StaffAct, StaffConfirmIdentity } from '../../../schema/staff.js';
import { sessions } from '../../../schema/tables.js';
import type { Statement } from '../../prepared.js';
import { Refused } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import { actOn } from './act.js';
import { subjectOf } from './subject.js';

/** Confirms who the person is: level 2 from level 1. Whom VIISP knows stays at level 3, and the visit is on record. */
export async function confirmIdentity(ctx: DeskContext, input: z.infer<typeof StaffConfirmIdentity>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  const { level, surname } = subject.account;
  if (surname === null) throw new Refused('profile_incomplete', {}, 'nobody to confirm');
  await actOn(ctx, subject, {
    kind: 'identity_confirmed',
    procedure: 'staff.confirmIdentity',
    values: level === 1 ? { level: 2 } : {},
    because: input,
    notice: 'identity_confirmed',
    version: input.version,
    states: ['active'],
    ofStaff: true,
  });
}

/** Takes the confirmation back: level 1, no passkeys, and what they opened is worth level 1 too. */
export async function revokeIdentity(ctx: DeskContext, input: z.infer<typeof StaffAct>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  if (subject.account.level !== 2) throw new Refused('changed_meanwhile', {}, 'not confirmed by staff');
  await actOn(ctx, subject, {
    kind: 'identity_revoked',
    procedure: 'staff.revokeIdentity',
    values: { level: 1 },
    because: input,
    notice: 'identity_revoked',
    version: input.version,
    also: (recorded) => withoutPasskeys(ctx, input.id, recorded),
  });
}

/** Removes the passkeys of a person who lost them. */
export async function removePasskeys(ctx: DeskContext, input: z.infer<typeof StaffAct>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  if (subject.account.passkeys === 0) throw new Refused('changed_meanwhile', {}, 'no passkeys');
  await actOn(ctx, subject, {
    kind: 'passkeys_removed',
    procedure: 'staff.removePasskeys',
    values: {},
    because: input,
    notice: 'passkeys_removed',
    version: input.version,
    also: (recorded) => withoutPasskeys(ctx, input.id, recorded),
  });
}

/** The passkeys go, and no session is worth more than its code any longer. */
function withoutPasskeys(ctx: DeskContext, id: string, recorded: SQL): Statement[] {
  const confirmed = and(eq(sessions.accountId, id), eq(sessions.level, 2), recorded);
  return [
    ctx.db.delete(passkeys).where(and(eq(passkeys.accountId, id), recorded)),
    ctx.db
      .update(sessions)
      .set({ level: 1, confirmedAt: null, passkeyChallenge: null, passkeyUntil: null })
      .where(confirmed),
  ];
}

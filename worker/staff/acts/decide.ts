import { and, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod/mini';
import type { StaffDecide } from '../../../schema/staff.js';
import { erasureChange } from '../../account-life/erasure/ask.js';
import { changeAccount } from '../../accounts/change.js';
import { demandBefore } from '../../accounts/rights.js';
import { noticesFor } from '../../mail/waiting.js';
import { Refused } from '../../refuse.js';
import { decide } from '../../store.js';
import type { DeskContext } from '../desk.js';
import { mayErase } from './may.js';
import { merge } from './merge.js';
import { toldBy } from './notices.js';
import { recordAct } from './record.js';
import { answerRequest, isOpen, openRequest, type Request } from './requests.js';
import { secondPerson } from './second.js';
import { type Subject, subjectOf, whyNot } from './subject.js';

const DECIDE = 'staff.decide';

/**
 * Approves or declines what another supervisor asked for; whoever is first decides.
 *
 * @throws Refused `second_person_needed`, `proposer_left`, `already_answered`, `merge_impossible`, `erasure_impossible`, `own_account`, `changed_meanwhile`
 */
export async function decideProposal(ctx: DeskContext, input: z.infer<typeof StaffDecide>): Promise<void> {
  const request = await openRequest(ctx, input.request, 'merge', 'erasure');
  // Nor does whoever asked decline it.
  demandBefore(ctx.clerk.actor, DECIDE, ['status'], { now: ctx.now(), request });
  const waits = isOpen(request.id, await secondPerson(ctx, request, input.approve));
  const subject = await subjectOf(ctx, request.accountId);
  const other = request.otherId === null ? null : await subjectOf(ctx, request.otherId);
  if (!input.approve) return decline(ctx, request, waits);
  if (other) return merge(ctx, { request, waits, kept: subject.account, other: other.account });
  return erase(ctx, request, { subject, waits });
}

async function decline(ctx: DeskContext, { id, accountId }: Request, waits: SQL): Promise<void> {
  const done = await recordAct(ctx, {
    kind: 'proposal_declined',
    account: accountId,
    facts: {},
    when: waits,
    also: (recorded) => [answerRequest(ctx, { id, status: 'declined' }, recorded)],
  });
  if (!done) throw await whyNot(ctx, id);
}

/** From then on the account waits for its erasure as if its owner had asked: the owner is told which office it was, and can withdraw it. */
async function erase(
  ctx: DeskContext,
  request: Request,
  { subject, waits }: { subject: Subject; waits: SQL },
): Promise<void> {
  const { account } = subject;
  const { id, details } = request;
  const { erasesAt, when, ...change } = await erasureChange(ctx, account);
  const { saved } = await changeAccount(ctx, ctx.proof, account, {
    ...change,
    actor: ctx.clerk.actor,
    procedure: DECIDE,
    shown: { request },
    notices: await noticesFor(ctx, account, 'erasure_approved', { ...toldBy(ctx), until: erasesAt }),
    facts: typeof details.reason === 'string' ? { reason: details.reason } : {},
    when: and(when, mayErase(account.id), waits),
    also: (recorded) => [answerRequest(ctx, { id, status: 'done' }, recorded)],
  });
  if (saved) return;
  const refused = await whyNot(ctx, id);
  if (refused.refusal !== 'changed_meanwhile') throw refused;
  const [row] = await decide(() => ctx.db.select({ may: sql<number>`${mayErase(account.id)}` }).from(sql`(SELECT 1)`));
  throw row?.may ? refused : new Refused('erasure_impossible');
}

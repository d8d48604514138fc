import { and } from 'drizzle-orm';
import type * as z from 'zod/mini';
import type { StaffDecide } from '../../../schema/staff.js';
import { erasureChange } from '../../account-life/erasure/ask.js';
import { changeAccount } from '../../accounts/change.js';
import { Refused } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import { mayErase } from './may.js';
import { merge } from './merge.js';
import { toldBy } from './notices.js';
import { recordAct } from './record.js';
import { answerRequest, askedByAnother, isOpen, openRequest, type Request } from './requests.js';
import { type Subject, subjectOf, whyNot } from './subject.js';

/**
 * Approves or declines what another supervisor asked for; whoever is first decides.
 *
 * @throws Refused `second_person_needed`, `already_answered`, `merge_impossible`, `own_account`, `changed_meanwhile`
 */
export async function decideProposal(ctx: DeskContext, input: z.infer<typeof StaffDecide>): Promise<void> {
  const request = await openRequest(ctx, input.request, 'merge', 'erasure');
  if (request.askedBy === ctx.clerk.actor.name) throw new Refused('second_person_needed');
  const subject = await subjectOf(ctx, request.accountId);
  const other = request.otherId === null ? null : await subjectOf(ctx, request.otherId);
  if (!input.approve) return decline(ctx, request);
  return other ? merge(ctx, request, subject.account, other.account) : erase(ctx, request, subject);
}

async function decline(ctx: DeskContext, { id, accountId }: Request): Promise<void> {
  const done = await recordAct(ctx, {
    kind: 'proposal_declined',
    account: accountId,
    facts: {},
    when: isOpen(id, askedByAnother(ctx)),
    also: (recorded) => [answerRequest(ctx, { id, status: 'declined' }, recorded)],
  });
  if (!done) throw await whyNot(ctx, id);
}

/** From then on the account waits for its erasure as if its owner had asked: the owner is told which office it was, and can withdraw it. */
async function erase(ctx: DeskContext, { id, details }: Request, { account }: Subject): Promise<void> {
  const {
    erasesAt: _,
    when,
    ...change
  } = await erasureChange(ctx, account, { notice: 'erasure_decided', ...toldBy(ctx) });
  const { saved } = await changeAccount(ctx, ctx.proof, account, {
    ...change,
    actor: ctx.clerk.actor,
    procedure: 'staff.decide',
    facts: typeof details.reason === 'string' ? { reason: details.reason } : {},
    when: and(when, mayErase(account.id), isOpen(id, askedByAnother(ctx))),
    also: (recorded) => [answerRequest(ctx, { id, status: 'done' }, recorded)],
  });
  if (!saved) throw await whyNot(ctx, id);
}

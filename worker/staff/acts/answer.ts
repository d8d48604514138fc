import type * as z from 'zod/mini';
import type { StaffAnswer, StaffClose } from '../../../schema/staff.js';
import { demandBefore } from '../../accounts/rights.js';
import { noticesFor } from '../../mail/waiting.js';
import { FieldProblem } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import { actOn } from './act.js';
import { toldBy } from './notices.js';
import { recordAct } from './record.js';
import { answerRequest, isOpen, openRequest, type Request } from './requests.js';
import { type Subject, subjectOf, whyNot } from './subject.js';

const PROCEDURE = 'staff.answerCorrection';

/** Answers a request for a correction: grants it with the names that were asked for, or declines it with words. Whoever is first answers. */
export async function answerCorrection(ctx: DeskContext, input: z.infer<typeof StaffAnswer>): Promise<void> {
  const { request: id, grant, answer, document } = input;
  if (!grant && answer === undefined) throw new FieldProblem({ answer: 'words_required' });
  const because = { reason: 'correction', document } as const;
  if (grant) demandBefore(ctx.clerk.actor, PROCEDURE, ['givenNames', 'surname'], { now: ctx.now(), because });
  const request = await openRequest(ctx, id, 'correction');
  const subject = await subjectOf(ctx, request.accountId);
  if (!grant) return settle(ctx, subject, { id, status: 'declined', answer });
  const { givenNames, surname } = askedNames(request);
  await actOn(ctx, subject, {
    kind: 'name_corrected',
    procedure: PROCEDURE,
    values: { givenNames, surname, namesLockedAt: subject.account.namesLockedAt ?? ctx.now() },
    because,
    notice: 'correction_granted',
    answers: { id, status: 'done', answer },
  });
}

/** Closes a report that was dealt with. */
export async function closeReport(
  ctx: DeskContext,
  { request: id, answer }: z.infer<typeof StaffClose>,
): Promise<void> {
  const request = await openRequest(ctx, id, 'not_me', 'taken_back');
  await settle(ctx, await subjectOf(ctx, request.accountId), { id, status: 'done', answer });
}

/** Writes an answer that changes nothing else. The mail only says that there is one: the words stay in the account. */
async function settle(
  ctx: DeskContext,
  { account }: Subject,
  { id, status, answer }: { id: string; status: 'done' | 'declined'; answer: string | undefined },
): Promise<void> {
  const declined = status === 'declined';
  const done = await recordAct(ctx, {
    kind: declined ? 'correction_declined' : 'report_closed',
    account: account.id,
    facts: { reason: declined ? 'correction' : 'complaint' },
    when: isOpen(id),
    also: (recorded) => [answerRequest(ctx, { id, status, answer }, recorded)],
    notices: await noticesFor(ctx, account, declined ? 'correction_declined' : 'report_closed', {
      ...toldBy(ctx),
      answered: answer !== undefined,
    }),
  });
  if (!done) throw await whyNot(ctx, id);
}

function askedNames({ details }: Request): { givenNames: string | null; surname: string } {
  const { givenNames, surname } = details;
  if (typeof surname !== 'string') throw new Error('A request for a correction asks for no surname.');
  return { givenNames: typeof givenNames === 'string' ? givenNames : null, surname };
}

import { and, inArray, type SQL } from 'drizzle-orm';
import { accounts } from '../../../schema/tables.js';
import { type Change, changeAccount } from '../../accounts/change.js';
import type { StaffEventKind } from '../../events.js';
import { noticesFor } from '../../mail/waiting.js';
import type { Notice } from '../../mail/words.js';
import { Refused } from '../../refuse.js';
import { type Because, factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';
import { toldBy } from './notices.js';
import { type Answer, answerRequest, isOpen } from './requests.js';
import { type Subject, whyNot } from './subject.js';
import { demandOverStaff } from './supervised.js';

/** What staff do to an account. */
export interface Act extends Pick<Change, 'values' | 'also' | 'when' | 'procedure'> {
  kind: StaffEventKind;
  because: Because;
  /** What the person is told. */
  notice: Notice;
  /** The version of the account that was shown. */
  version?: number;
  /** The states in which it makes sense. */
  states?: Subject['status'][];
  /** Whether a clerk may do it to an account of staff too. */
  ofStaff?: boolean;
  /** The request that it answers. */
  answers?: Answer;
}

/**
 * Does something to the account that was shown: one batch with its record, while the role is held and the account is as it was seen.
 *
 * @throws Refused `changed_meanwhile`, `already_answered`, `not_staff`, `role_too_low`, `proof_refused`
 */
export async function actOn(ctx: DeskContext, subject: Subject, act: Act): Promise<void> {
  const { account } = subject;
  const { kind, procedure, values, answers, version = account.version, states = ['active', 'blocked'] } = act;
  const over = act.ofStaff ? undefined : demandOverStaff(ctx, subject);
  if (version !== account.version) throw new Refused('changed_meanwhile');
  const { saved } = await changeAccount(ctx, ctx.proof, account, {
    kind,
    procedure,
    values,
    actor: ctx.clerk.actor,
    facts: factsOf(act.because),
    shown: { because: act.because },
    when: and(inArray(accounts.status, states), over, act.when, answers && isOpen(answers.id)),
    also: (recorded: SQL) => [
      ...(answers ? [answerRequest(ctx, answers, recorded)] : []),
      ...(act.also?.(recorded) ?? []),
    ],
    notices: await noticesFor(ctx, account, act.notice, {
      ...toldBy(ctx),
      answered: answers?.answer !== undefined,
    }),
  });
  if (!saved) throw await whyNot(ctx, answers?.id);
}

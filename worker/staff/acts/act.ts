import { and, inArray, type SQL } from 'drizzle-orm';
import type { DocumentKind, Reason } from '../../../schema/staff.js';
import { accounts } from '../../../schema/tables.js';
import { type Change, changeAccount } from '../../accounts/change.js';
import type { Facts, StaffEventKind } from '../../events.js';
import type { Notice } from '../../mail/words.js';
import { Refused } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import { noticesTo } from './notices.js';
import { type Answer, answerRequest, isOpen } from './requests.js';
import { type Subject, whyNot } from './subject.js';

/** Why staff act, and what they were shown. */
export interface Because {
  reason: Reason;
  caseNumber?: string | undefined;
  document?: DocumentKind | undefined;
}

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
  /** The request that it answers. */
  answers?: Answer;
}

/** What the record says of an act: why, and by which document; never a value. */
export function factsOf({ reason, caseNumber, document }: Because): Facts {
  return { reason, ...(caseNumber !== undefined && { caseNumber }), ...(document !== undefined && { document }) };
}

/**
 * Does something to the account that was shown: one batch with its record, while the role is held and the account is as it was seen.
 *
 * @throws Refused `changed_meanwhile`, `already_answered`, `not_staff`, `proof_refused`
 */
export async function actOn(ctx: DeskContext, { account }: Subject, act: Act): Promise<void> {
  const { kind, procedure, values, answers, version = account.version, states = ['active', 'blocked'] } = act;
  if (version !== account.version) throw new Refused('changed_meanwhile');
  const { saved } = await changeAccount(ctx, ctx.proof, account, {
    kind,
    procedure,
    values,
    actor: ctx.clerk.actor,
    facts: factsOf(act.because),
    shown: { because: act.because },
    when: and(inArray(accounts.status, states), act.when, answers && isOpen(answers.id)),
    also: (recorded: SQL) => [
      ...(answers ? [answerRequest(ctx, answers, recorded)] : []),
      ...(act.also?.(recorded) ?? []),
    ],
    notices: await noticesTo(ctx, act.notice, account),
  });
  if (!saved) throw await whyNot(ctx, answers?.id);
}

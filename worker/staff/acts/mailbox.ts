import type * as z from 'zod/mini';
import type { StaffEmailConfirm, StaffEmailRequest } from '../../../schema/staff.js';
import { identify } from '../../challenges/identity.js';
import { judge } from '../../challenges/judge.js';
import { mailFirstCode } from '../../challenges/mailing.js';
import { edge } from '../../edge.js';
import { sha256 } from '../../encoding.js';
import { postWaiting, prepareNotice } from '../../mail/waiting.js';
import { Refused } from '../../refuse.js';
import { factsOf } from '../because.js';
import type { DeskContext } from '../desk.js';
import { moving } from './move-mailbox.js';
import { toldBy } from './notices.js';
import { recordAct } from './record.js';
import { subjectOf, whyNot } from './subject.js';
import { demandOverMailbox } from './supervised.js';

const PURPOSE = 'staff_email';

/** Sends a code to the new mailbox of a person whose address was mistyped. The accounts are not searched for it: that waits for the code. */
export async function requestEmail(ctx: DeskContext, input: z.infer<typeof StaffEmailRequest>) {
  const { id, email, attempt } = input;
  const subject = await subjectOf(ctx, id);
  const { account, status } = subject;
  const when = demandOverMailbox(ctx, subject);
  if (status === 'merged') throw new Refused('changed_meanwhile');
  const identity = await identify(ctx, email);
  await edge(ctx.env.EDGE_NETWORK, ctx.network);
  const done = await recordAct(ctx, { kind: 'email_code_asked', account: id, facts: factsOf(input), when });
  if (!done) throw await whyNot(ctx);
  // Whoever reads the code out reads it in their own language; whoever types it in knows theirs.
  const locale = account.language ?? input.locale;
  return mailFirstCode(
    ctx,
    { purpose: PURPOSE, subject: id, identity, locale, device: undefined, ...toldBy(ctx) },
    attempt,
  );
}

/**
 * Makes a mailbox that its owner has proven with a code the address of the account. The old one, which may be a stranger's, stays reserved
 * and cannot be taken back; everybody is signed out, and both addresses are told.
 *
 * @throws Refused `role_too_low`; `email_taken`, `changed_meanwhile`, `not_staff`, all after the mailbox is proven; else as `judge`
 */
export async function confirmEmail(ctx: DeskContext, input: z.infer<typeof StaffEmailConfirm>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  const { account, status } = subject;
  const when = demandOverMailbox(ctx, subject);
  const { email, language, version } = account;
  const identity = await identify(ctx, input.email);
  const old = email === null ? null : await identify(ctx, email);
  const done = old?.address.canonical === identity.address.canonical;
  // Before the code is used up: the clerk looks again and enters it once more. The answer that was lost is told below.
  if (status === 'merged' || (version !== input.version && !done)) throw new Refused('changed_meanwhile');
  const id = await sha256(input.challenge);
  await edge(ctx.env.EDGE_NETWORK, ctx.network);
  await edge(ctx.env.EDGE_CHALLENGE, id);
  const notices = [
    ...(email === null ? [] : [await prepareNotice(ctx, { to: email, language }, 'email_corrected_away', toldBy(ctx))]),
    await prepareNotice(ctx, { to: identity.address.deliverTo, language }, 'email_corrected', toldBy(ctx)),
  ];
  const { code, attempt, sends: known = 1 } = input;
  const { thumbprint } = ctx.proof;
  const asked = { purpose: PURPOSE, subject: account.id, id, identity } as const;
  const guess = { ...asked, code, attempt, known, thumbprint, device: undefined };
  const moved = await judge(ctx, guess, async (trial) =>
    moving(trial, { ctx, account, old, notices, when, because: input }),
  );
  if (!moved) throw await whyNot(ctx);
  await postWaiting(ctx, notices);
}

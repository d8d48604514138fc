import { EmailConfirm, EmailLink, EmailRequest, EmailResend } from '../../schema/email.js';
import { profileOf } from '../accounts/profile.js';
import { demandBefore } from '../accounts/rights.js';
import { personIn } from '../actor.js';
import { identify } from '../challenges/identity.js';
import { judge } from '../challenges/judge.js';
import { mailFirstCode, mailNextCode } from '../challenges/mailing.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { sha256 } from '../encoding.js';
import { idTokenFor } from '../id-tokens/token.js';
import { FieldProblem } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { CONFIRM, changeEmail } from './change.js';
import { joinAccounts } from './link.js';
import { proving } from './prove.js';
import { purposeOf } from './purpose.js';

/** The address of a person: proven by a code before it is theirs, the first one and any later one. */
export const email = router({
  /** Sends a code to the address. The accounts are not searched for it: that waits until the mailbox is proven. */
  request: signedIn.input(EmailRequest).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailFirstCode(ctx, wish, input.attempt);
  }),

  /** Sends one more code; the earlier ones keep their own hour. */
  resend: signedIn.input(EmailResend).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailNextCode(ctx, wish, input.challenge);
  }),

  /** Proves the address: it becomes the account's, or the account that has it is shown and nothing changes. */
  confirm: signedIn.input(EmailConfirm).mutation(async ({ ctx, input }) => {
    const { account } = ctx.session;
    const { code, attempt, sends: known = 1 } = input;
    const identity = await identify(ctx, input.email);
    const id = await sha256(input.challenge);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    await edge(ctx.env.EDGE_CHALLENGE, id);
    const purpose = account.email === null ? 'email' : await purposeOf(ctx, id, account);
    const { thumbprint } = ctx.proof;
    const guess = { purpose, subject: account.id, id, identity, code, attempt, known, thumbprint, device: undefined };
    const proven =
      purpose === 'email'
        ? await judge(ctx, guess, proving(ctx.session))
        : { account: await changeEmail(ctx, ctx.session, guess), meets: null };
    return { profile: profileOf(ctx, ctx.session, proven.account), meets: proven.meets };
  }),

  /** Joins the account that has the proven address: from then on both ways lead to one account. */
  link: signedIn.input(EmailLink).mutation(async ({ ctx, input }) => {
    const { account } = ctx.session;
    const joined = await joinAccounts(ctx, ctx.proof, account, await sha256(input.challenge));
    const idToken = await idTokenFor(ctx, { ...ctx.session, account: joined }, input.nonce);
    return { ...profileOf(ctx, ctx.session, joined), idToken };
  }),
});

/**
 * The mailbox that is to be proven. Another one than the present asks for a fresh session, now: the challenge then stands for it, however
 * slow the mail is.
 *
 * @throws Refused `step_up_needed`, `passkey_needed` or `contact_frozen`
 */
async function wishOf(
  ctx: Context & { session: Session },
  { email: typed, locale }: { email: string; locale?: string | undefined },
) {
  const { account } = ctx.session;
  const identity = await identify(ctx, typed);
  const wish = { subject: account.id, identity, locale, device: undefined };
  if (account.email === null) return { ...wish, purpose: 'email' as const };
  demandBefore(personIn(ctx.session), CONFIRM, ['email'], { now: ctx.now(), seen: account });
  if ((await identify(ctx, account.email)).current === identity.current) throw new FieldProblem({ email: 'invalid' });
  return { ...wish, purpose: 'email_change' as const };
}

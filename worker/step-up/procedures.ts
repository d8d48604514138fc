import { FRESH_MS } from '../../schema/limits.js';
import { StepUpRequest, StepUpResend, StepUpVerify } from '../../schema/step-up.js';
import { identify } from '../challenges/identity.js';
import { judge } from '../challenges/judge.js';
import { mailFirstCode, mailNextCode } from '../challenges/mailing.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { sha256 } from '../encoding.js';
import { FieldProblem, Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import type { Session } from '../sessions/session.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { confirming } from './confirm.js';
import { needsPasskey } from './fresh.js';

/** Proving once more who is there, by a code to the present address. */
export const stepUp = router({
  /** Sends a code to the address of the account. */
  request: signedIn.input(StepUpRequest).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input.locale);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailFirstCode(ctx, wish, input.attempt);
  }),

  /** Sends one more code; the earlier ones keep their own hour. */
  resend: signedIn.input(StepUpResend).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input.locale);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailNextCode(ctx, wish, input.challenge);
  }),

  /** Proves it: for 15 minutes this session may do what matters most. */
  verify: signedIn.input(StepUpVerify).mutation(async ({ ctx, input }) => {
    const { code, attempt, sends: known = 1 } = input;
    const { locale: _, ...own } = await wishOf(ctx, undefined);
    const id = await sha256(input.challenge);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    await edge(ctx.env.EDGE_CHALLENGE, id);
    const { thumbprint } = ctx.proof;
    const confirmedAt = await judge(ctx, { ...own, id, code, attempt, known, thumbprint }, confirming(ctx.session));
    return { freshUntil: confirmedAt + FRESH_MS, now: ctx.now() };
  }),
});

/** The mailbox of the account itself: an address is never taken from input here. @throws Refused `passkey_needed` */
async function wishOf(ctx: Context & { session: Session; proof: Proof }, locale: string | undefined) {
  const { account } = ctx.session;
  if (needsPasskey(ctx.session)) throw new Refused('passkey_needed');
  if (account.email === null) throw new FieldProblem({ email: 'email_required' });
  return {
    purpose: 'step_up' as const,
    subject: account.id,
    identity: await identify(ctx, account.email),
    locale: locale ?? account.language ?? undefined,
    // Whoever is signed in here proved it with this very key: others who ask for codes cannot spend its budget.
    device: ctx.proof.thumbprint,
  };
}

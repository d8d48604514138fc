import { SignInDelivery, SignInRequest, SignInResend, SignInTakeBack, SignInVerify } from '../../schema/sign-in.js';
import { personOf } from '../accounts/account.js';
import { deviceMark, type Identity, identify, isDeviceMark } from '../challenges/identity.js';
import { judge } from '../challenges/judge.js';
import type { Wish } from '../challenges/mailing.js';
import { mailFirstCode, mailNextCode } from '../challenges/mailing.js';
import { deliveriesOf } from '../challenges/sends.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { takeBack } from '../email/take-back.js';
import { sha256 } from '../encoding.js';
import { idTokenFor } from '../id-tokens/token.js';
import { mailDomain } from '../mail/message.js';
import { checkProof } from '../sessions/proof.js';
import { open, router } from '../trpc.js';
import { isViispOffered } from '../viisp/settings.js';
import { admitting } from './admit.js';

/** Signing in with an address and a temporary code. */
export const signIn = router({
  /** The ways in that are set up here, so that a page shows no other; whose page it is, and the domain that codes are sent from. */
  ways: open.query(({ ctx }) => ({
    email: true,
    viisp: isViispOffered(ctx.env),
    portal: ctx.portal.name,
    mailDomain: mailDomain(ctx.env.MAIL_FROM),
  })),

  /** Sends a code. Known and unknown addresses take the same path: the accounts are not read. */
  request: open.input(SignInRequest).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailFirstCode(ctx, wish, input.attempt);
  }),

  /** Sends one more code; the earlier ones keep their own hour. */
  resend: open.input(SignInResend).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, input);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailNextCode(ctx, wish, input.challenge);
  }),

  /** Trades a code for a session that is bound to the page's key; the first time, this makes the account. */
  verify: open.input(SignInVerify).mutation(async ({ ctx, input }) => {
    const { thumbprint } = await checkProof(ctx);
    const identity = await identify(ctx, input.email);
    const id = await sha256(input.challenge);
    await Promise.all([edge(ctx.env.EDGE_NETWORK, ctx.network), edge(ctx.env.EDGE_CHALLENGE, id)]);
    const { code, attempt, sends: known = 1 } = input;
    const device = await ownDevice(ctx, identity, input.device, thumbprint);
    const guess = { ...signingIn, id, identity, code, attempt, known, thumbprint, device };
    const won = await judge(ctx, guess, admitting);
    return {
      token: won.token,
      idToken: await idTokenFor(ctx, won, input.nonce),
      expiresAt: won.expiresAt,
      person: personOf(won.account, 1),
      device: await deviceMark(ctx, identity, thumbprint),
      now: ctx.now(),
    };
  }),

  /** Takes a change of address back, for whoever has just proven the old mailbox: within 72 hours. */
  takeBack: open.input(SignInTakeBack).mutation(async ({ ctx, input }) => {
    const proof = await checkProof(ctx);
    const identity = await identify(ctx, input.email);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    const taken = await takeBack(ctx, proof, { challengeId: await sha256(input.challenge), identity });
    return { ...taken, now: ctx.now() };
  }),

  /** What became of the mails, for the page that holds the challenge and nobody else. */
  delivery: open
    .input(SignInDelivery)
    .query(async ({ ctx, input }) => deliveriesOf(ctx, await sha256(input.challenge))),
});

const signingIn = { purpose: 'sign_in', subject: null } as const;

async function wishOf(
  ctx: Context,
  { email, locale, device }: { email: string; locale?: string | undefined; device?: string | undefined },
): Promise<Wish> {
  const identity = await identify(ctx, email);
  return { ...signingIn, identity, locale, device: await ownDevice(ctx, identity, device) };
}

/** The thumbprint of a device that proves it signed in with this address before; nothing for everybody else. */
async function ownDevice(
  ctx: Context,
  identity: Identity,
  mark: string | undefined,
  proven?: string,
): Promise<string | undefined> {
  if (mark === undefined) return undefined;
  const thumbprint = proven ?? (await checkProof(ctx)).thumbprint;
  return (await isDeviceMark(ctx, identity, thumbprint, mark)) ? thumbprint : undefined;
}

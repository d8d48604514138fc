import { CODE_LIFE_MS } from '../../schema/limits.js';
import { SignInDelivery, SignInRequest, SignInResend, SignInVerify } from '../../schema/sign-in.js';
import { personOf } from '../accounts/account.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { post } from '../mail/outbox.js';
import { mailLanguage } from '../mail/words.js';
import { Refused } from '../refuse.js';
import { checkProof } from '../sessions/proof.js';
import { open, router } from '../trpc.js';
import { addToChallenge, openChallenge, type Sending, SIGN_IN } from './challenge.js';
import { drawCode, keepCode } from './codes.js';
import { deviceMark, type Identity, identify, isDeviceMark, randomSecret, referenceOf } from './identity.js';
import { deliveriesOf, voidSend } from './sends.js';
import { judge } from './verify.js';

/** Signing in with an address and a temporary code. */
export const signIn = router({
  /** The ways in that are set up here, so that a page shows no other. */
  ways: open.query(({ ctx }) => ({ email: true, viisp: ctx.env.VIISP_URL || null, portal: ctx.portal.name })),

  /** Sends a code. Known and unknown addresses take the same path: the accounts are not read. */
  request: open.input(SignInRequest).mutation(async ({ ctx, input }) => {
    const identity = await identify(ctx, input.email);
    const device = await ownDevice(ctx, identity, input.device);
    // A repeated attempt must find its own challenge: its secret then comes from the attempt and not from chance.
    const challenge = input.attempt
      ? await ctx.keys.mac('challenge', [input.attempt, identity.address.canonical, ctx.origin])
      : randomSecret();
    const id = await sha256(challenge);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    const sending = await openChallenge(ctx, id, identity, device);
    if (sending.fresh) await sendCode(ctx, id, identity, sending, input.locale);
    return { challenge, ...told(ctx, id, identity, sending) };
  }),

  /** Sends one more code; the earlier ones keep their own hour. */
  resend: open.input(SignInResend).mutation(async ({ ctx, input }) => {
    const identity = await identify(ctx, input.email);
    const device = await ownDevice(ctx, identity, input.device);
    const id = await sha256(input.challenge);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    const sending = await addToChallenge(ctx, id, identity, device);
    await sendCode(ctx, id, identity, sending, input.locale);
    return { challenge: input.challenge, ...told(ctx, id, identity, sending) };
  }),

  /** Trades a code for a session that is bound to the page's key; the first time, this makes the account. */
  verify: open.input(SignInVerify).mutation(async ({ ctx, input }) => {
    const proof = await checkProof(ctx);
    const identity = await identify(ctx, input.email);
    const challengeId = await sha256(input.challenge);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    await edge(ctx.env.EDGE_CHALLENGE, challengeId);
    const { code, attempt, sends = 1 } = input;
    const device = await ownDevice(ctx, identity, input.device, proof.thumbprint);
    const won = await judge(ctx, { challengeId, identity, code, attempt, sends, thumbprint: proof.thumbprint, device });
    return {
      token: won.token,
      expiresAt: won.expiresAt,
      person: personOf(won.account),
      device: await deviceMark(ctx, identity, proof.thumbprint),
      now: ctx.now(),
    };
  }),

  /** What became of the mails, for the page that holds the challenge and nobody else. */
  delivery: open
    .input(SignInDelivery)
    .query(async ({ ctx, input }) => deliveriesOf(ctx, await sha256(input.challenge))),
});

/** Makes a code, keeps its verifier and posts its mail. */
async function sendCode(
  ctx: Context,
  challengeId: string,
  identity: Identity,
  sending: Sending,
  locale: string | undefined,
) {
  const code = drawCode();
  try {
    await keepCode(ctx, { challengeId, purpose: SIGN_IN, origin: ctx.origin, identity }, sending.number, code);
  } catch {
    await voidSend(ctx, challengeId, sending.number);
    throw new Refused('try_again', { retryAfter: 3 }, 'kv');
  }
  const language = mailLanguage(locale);
  await post(ctx, challengeId, sending.number, {
    to: identity.address.deliverTo,
    code,
    reference: referenceOf(challengeId),
    language,
    portal: ctx.portal.name[language] ?? ctx.portal.id,
    origin: ctx.origin,
    sentAt: sending.expiresAt - CODE_LIFE_MS,
    expiresAt: sending.expiresAt,
  });
}

/** What the page is told of a send. `sentTo` shows the domain as the DNS knows it. */
function told(ctx: Context, challengeId: string, identity: Identity, sending: Sending) {
  const { expiresAt, resendAt, number } = sending;
  return {
    reference: referenceOf(challengeId),
    expiresAt,
    resendAt,
    sends: number,
    sentTo: identity.address.deliverTo,
    now: ctx.now(),
  };
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

/** The cheap shield in front. When it does not answer, the limits in D1 still hold. */
async function edge(limiter: RateLimit, key: string): Promise<void> {
  const { success } = await limiter.limit({ key }).catch(() => ({ success: true }));
  if (!success) throw new Refused('too_many_calls', { retryAfter: 10 }, 'edge');
}

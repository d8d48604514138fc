import { EmailConfirm, EmailLink, EmailRequest, EmailResend } from '../../schema/email.js';
import type { Account } from '../accounts/account.js';
import { profileOf } from '../accounts/profile.js';
import { identify } from '../challenges/identity.js';
import { judge } from '../challenges/judge.js';
import { mailFirstCode, mailNextCode } from '../challenges/mailing.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { sha256 } from '../encoding.js';
import { idTokenFor } from '../id-tokens/token.js';
import { Refused } from '../refuse.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { joinAccounts } from './link.js';
import { proving } from './prove.js';

/** The address of a person who came through VIISP: proven by a code before it is theirs. */
export const email = router({
  /** Sends a code to the address. The accounts are not searched for it: that waits until the mailbox is proven. */
  request: signedIn.input(EmailRequest).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, ctx.session.account, input);
    await edge(ctx.env.EDGE_NETWORK, ctx.network);
    return mailFirstCode(ctx, wish, input.attempt);
  }),

  /** Sends one more code; the earlier ones keep their own hour. */
  resend: signedIn.input(EmailResend).mutation(async ({ ctx, input }) => {
    const wish = await wishOf(ctx, ctx.session.account, input);
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
    const { thumbprint } = ctx.proof;
    const guess = { ...forAccount(account), id, identity, code, attempt, known, thumbprint, device: undefined };
    const proven = await judge(ctx, guess, proving);
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

function forAccount({ id }: Account) {
  return { purpose: 'email', subject: id } as const;
}

/** @throws Refused `field_locked` where the account has an address already */
async function wishOf(
  ctx: Context,
  account: Account,
  { email: typed, locale }: { email: string; locale?: string | undefined },
) {
  if (account.email !== null) throw new Refused('field_locked', { fields: { email: 'unrecognised_field' } });
  return { ...forAccount(account), identity: await identify(ctx, typed), locale, device: undefined };
}

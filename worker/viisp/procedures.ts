import { ViispFinish, ViispStart } from '../../schema/viisp.js';
import { personOf } from '../accounts/account.js';
import { idTokenFor } from '../id-tokens/token.js';
import { checkProof } from '../sessions/proof.js';
import { open, router } from '../trpc.js';
import { finishFlow } from './finish.js';
import { beginFlow } from './start.js';

/** Signing in through VIISP, for people with a Lithuanian personal code. */
export const viisp = router({
  /** Tells a page where to send the browser, by a form POST with the field `ticket`: to our own `/viisp/leave`, which sends it on to VIISP. */
  start: open.input(ViispStart).mutation(async ({ ctx, input }) => beginFlow(ctx, await checkProof(ctx), input)),

  /** Trades what the page was handed on the way back for a session of level 3, bound to the page's key. */
  finish: open.input(ViispFinish).mutation(async ({ ctx, input }) => {
    const { token, suggested, ...session } = await finishFlow(ctx, await checkProof(ctx), input);
    const { expiresAt, account } = session;
    const idToken = await idTokenFor(ctx, session, input.nonce);
    return { token, idToken, expiresAt, person: personOf(account, 3), suggested, now: ctx.now() };
  }),
});

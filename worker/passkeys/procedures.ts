import { PasskeyAdd, PasskeyConfirm, PasskeyRemove } from '../../schema/passkey.js';
import { Refused } from '../refuse.js';
import type { Session } from '../sessions/session.js';
import { signedIn } from '../sessions/signed-in.js';
import { demandFresh } from '../step-up/fresh.js';
import { router } from '../trpc.js';
import { addPasskey } from './add.js';
import { type Confirmed, confirmWith } from './confirm.js';
import { listPasskeys, type SeenPasskey } from './list.js';
import { creationOptions, requestOptions } from './options.js';
import { removePasskey } from './remove.js';
import { siteOf } from './site.js';

/** What a browser is to be asked for, as JSON. */
export interface Asked {
  options: Record<string, unknown>;
}

/** Second factors of a person whom staff confirmed (WebAuthn Level 3). */
export const passkey = router({
  /** The passkeys of the account. */
  list: signedIn.query(
    async ({ ctx }): Promise<{ passkeys: SeenPasskey[]; allowed: boolean; site: string; now: number }> => ({
      passkeys: await listPasskeys(ctx, ctx.session.account),
      // Said before anybody gives one a name.
      allowed: isConfirmed(ctx.session),
      site: siteOf(ctx),
      now: ctx.now(),
    }),
  ),

  /** Options for `navigator.credentials.create()`, as JSON. Needs a fresh proof, and level 2. */
  creation: signedIn.mutation(async ({ ctx }): Promise<Asked> => {
    demandConfirmed(ctx.session);
    demandFresh(ctx);
    return { options: await creationOptions(ctx, ctx.session) };
  }),

  /** Adds the passkey that was made. */
  add: signedIn.input(PasskeyAdd).mutation(async ({ ctx, input }): Promise<{ passkeys: SeenPasskey[] }> => {
    demandConfirmed(ctx.session);
    return { passkeys: await addPasskey(ctx, input) };
  }),

  /** Options for `navigator.credentials.get()`, as JSON. */
  request: signedIn.mutation(async ({ ctx }): Promise<Asked> => {
    demandConfirmed(ctx.session);
    return { options: await requestOptions(ctx, ctx.session) };
  }),

  /** Proves with the passkey: this session rises to level 2, and is fresh for 15 minutes. */
  confirm: signedIn.input(PasskeyConfirm).mutation(async ({ ctx, input }): Promise<Confirmed> => {
    demandConfirmed(ctx.session);
    return confirmWith(ctx, ctx.session, input);
  }),

  /** Removes a passkey; needs one to have proved it within 15 minutes. */
  remove: signedIn.input(PasskeyRemove).mutation(async ({ ctx, input }): Promise<{ passkeys: SeenPasskey[] }> => {
    demandFresh(ctx);
    return { passkeys: await removePasskey(ctx, ctx.session, input.id) };
  }),
});

/** @throws Refused `level_too_low` where staff did not confirm who the person is */
function demandConfirmed(session: Session): void {
  if (!isConfirmed(session)) throw new Refused('level_too_low');
}

/** Whether staff, or VIISP, confirmed who the person is. */
function isConfirmed({ account }: Session): boolean {
  return account.level >= 2;
}

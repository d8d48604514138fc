import { PasskeyAdd, PasskeyConfirm, PasskeyRemove } from '../../schema/passkey.js';
import { notBuilt } from '../not-built.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';

/** A passkey as its owner sees it. */
export interface SeenPasskey {
  id: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Second factors of a person whom staff confirmed (WebAuthn Level 3). */
export const passkey = router({
  /** The passkeys of the account. */
  list: signedIn.query(async (): Promise<{ passkeys: SeenPasskey[]; site: string; now: number }> => notBuilt()),
  /** Options for `navigator.credentials.create()`, as JSON. Needs a fresh proof, and level 2. */
  creation: signedIn.mutation(async (): Promise<{ options: Record<string, unknown> }> => notBuilt()),
  /** Adds the passkey that was made. */
  add: signedIn.input(PasskeyAdd).mutation(async (): Promise<{ passkeys: SeenPasskey[] }> => notBuilt()),
  /** Options for `navigator.credentials.get()`, as JSON. */
  request: signedIn.mutation(async (): Promise<{ options: Record<string, unknown> }> => notBuilt()),
  /** Proves with the passkey: this session rises to level 2, and is fresh for 15 minutes. */
  confirm: signedIn
    .input(PasskeyConfirm)
    .mutation(
      async (): Promise<{ level: number; freshUntil: number; idToken: string | null; now: number }> => notBuilt(),
    ),
  /** Removes a passkey; needs one to have proved it within 15 minutes. */
  remove: signedIn.input(PasskeyRemove).mutation(async (): Promise<{ passkeys: SeenPasskey[] }> => notBuilt()),
});

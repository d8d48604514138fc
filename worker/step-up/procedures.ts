import { StepUpRequest, StepUpResend, StepUpVerify } from '../../schema/step-up.js';
import type { mailFirstCode } from '../challenges/mailing.js';
import { notBuilt } from '../not-built.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';

/** What the page is told of a code that was sent. */
type Sent = Awaited<ReturnType<typeof mailFirstCode>>;

/** Proving once more who is there, by a code to the present address. */
export const stepUp = router({
  /** Sends a code to the address of the account. */
  request: signedIn.input(StepUpRequest).mutation(async (): Promise<Sent> => notBuilt()),
  /** Sends one more code; the earlier ones keep their own hour. */
  resend: signedIn.input(StepUpResend).mutation(async (): Promise<Sent> => notBuilt()),
  /** Proves it: for 15 minutes this session may do what matters most. */
  verify: signedIn.input(StepUpVerify).mutation(async (): Promise<{ freshUntil: number; now: number }> => notBuilt()),
});

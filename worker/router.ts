import { account } from './account-life/procedures.js';
import { profile } from './accounts/procedures.js';
import { email } from './email/procedures.js';
import { passkey } from './passkeys/procedures.js';
import { session } from './sessions/procedures.js';
import { signIn } from './sign-in/procedures.js';
import { staff } from './staff/procedures.js';
import { stepUp } from './step-up/procedures.js';
import { router } from './trpc.js';
import { viisp } from './viisp/procedures.js';

/** Every procedure, by noun. */
export const appRouter = router({ signIn, viisp, session, stepUp, passkey, email, profile, account, staff });

/** What a client needs to know of the Worker: the one type that elements import from here. */
export type AppRouter = typeof appRouter;

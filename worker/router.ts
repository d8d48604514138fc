import { profile } from './accounts/procedures.js';
import { session } from './sessions/procedures.js';
import { signIn } from './sign-in/procedures.js';
import { router } from './trpc.js';

/** Every procedure, by noun. */
export const appRouter = router({ signIn, session, profile });

/** What a client needs to know of the Worker: the one type that elements import from here. */
export type AppRouter = typeof appRouter;

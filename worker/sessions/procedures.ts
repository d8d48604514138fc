import { SessionEnd, SessionRead } from '../../schema/session.js';
import { personOf } from '../accounts/account.js';
import { idTokenFor, issueIdToken } from '../id-tokens/token.js';
import { Refused } from '../refuse.js';
import { router } from '../trpc.js';
import { endOther, endOthers, endOwn } from './end.js';
import { listSessions } from './list.js';
import { idleAt } from './session.js';
import { signedIn } from './signed-in.js';

/** The session of the calling page, and the others of the same person. */
export const session = router({
  /** Who is signed in here, and until when; for the page's back end an ID token, once the contact data is given. */
  read: signedIn.input(SessionRead).query(async ({ ctx, input }) => ({
    person: personOf(ctx.session.account, ctx.session.level),
    level: ctx.session.level,
    idToken: await idTokenFor(ctx, ctx.session, input?.nonce),
    expiresAt: ctx.session.expiresAt,
    idleAt: idleAt(ctx.session, ctx.now()),
    /** At the desk of staff only: what an operator or a supervisor gives a role to. */
    ...(ctx.session.desk && { accountId: ctx.session.account.id }),
    now: ctx.now(),
  })),

  /** A fresh ID token for the page's back end. */
  idToken: signedIn.input(SessionRead).query(async ({ ctx, input }) => {
    const issued = await issueIdToken(ctx, ctx.session, input?.nonce);
    if (!issued) throw new Refused('profile_incomplete');
    return { ...issued, now: ctx.now() };
  }),

  /** Where else the person is signed in. */
  list: signedIn.query(async ({ ctx }) => ({ sessions: await listSessions(ctx, ctx.session), now: ctx.now() })),

  /** Ends this session, or another one of the same account: its token is worth nothing from this moment, everywhere. */
  end: signedIn.input(SessionEnd).mutation(async ({ ctx, input }) => {
    const own = input?.id === undefined || input.id === ctx.session.id;
    return { endedAt: own ? await endOwn(ctx, ctx.session) : await endOther(ctx, ctx.session, input.id as string) };
  }),

  /** Ends all sessions of the account but this one. */
  endOthers: signedIn.mutation(async ({ ctx }) => ({ ended: await endOthers(ctx, ctx.session) })),
});

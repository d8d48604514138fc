import { type SQL, sql } from 'drizzle-orm';
import type { Role } from '../../schema/staff.js';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import type { Session } from '../sessions/session.js';
import { signedIn } from '../sessions/signed-in.js';

/** A member of staff at the desk. */
export interface Clerk {
  accountId: string;
  office: string;
  role: Role;
  actor: Actor & { office: string; holds: SQL };
}

/** What the procedures of the desk work with. */
export interface DeskContext extends Context {
  session: Session;
  proof: Proof;
  clerk: Clerk;
}

/** For staff at the desk. Adds `clerk` to the context: office and role as they are at this moment. */
export const deskWork = signedIn.use(({ ctx, next }) => next({ ctx: { clerk: clerkOf(ctx) } }));

/** For supervisors at the desk. */
export const supervision = deskWork.use(({ ctx, next }) => {
  if (ctx.clerk.role !== 'supervisor') throw new Refused('role_too_low');
  return next();
});

/** Who works in a session, on a page where staff work. @throws Refused `not_staff` */
function clerkOf({ portal, session }: Pick<DeskContext, 'portal' | 'session'>): Clerk {
  // A session is good at the origin that opened it alone, so the portal of the call is the portal of the session.
  if (!portal.desk) throw new Refused('not_staff', {}, 'no portal of staff');
  const { id, account, desk, post, level } = session;
  if (!desk) throw new Refused('not_staff', {}, 'not at the desk');
  if (post === null) throw new Refused('not_staff', {}, 'no role');
  const { office, role } = post;
  const holds = holdsPost(id, { accountId: account.id, office, role });
  const actor = { writer: role, name: `staff:${account.id}`, level, session, office, holds };
  return { accountId: account.id, office, role, actor };
}

/** Whether the session is still open and the role still granted, for the very statement that writes or reads. */
function holdsPost(
  session: string,
  { accountId, office, role }: { accountId: string; office: string; role: Role },
): SQL {
  return sql`EXISTS (SELECT 1 FROM staff AS post JOIN account AS worker ON worker.id = post.account_id AND worker.status = 'active'
    JOIN session AS own ON own.account_id = worker.id AND own.token_hash = ${session} AND own.ended_at IS NULL
    WHERE post.account_id = ${accountId} AND post.office = ${office} AND post.role = ${role} AND post.revoked_at IS NULL)`;
}

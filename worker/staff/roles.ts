import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { staff } from '../../schema/desk-tables.js';
import type { Role } from '../../schema/staff.js';
import { accounts, events } from '../../schema/tables.js';
import { demandRight } from '../accounts/rights.js';
import { by, eventColumns, type Facts } from '../events.js';
import type { Statement } from '../prepared.js';
import { FieldProblem, Refused } from '../refuse.js';
import { doNoted, keepNoteTrue } from '../restore/notes.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import type { DeskContext } from './desk.js';

/** How somebody stands who is to get a role, or to lose it. */
interface Standing {
  status: string;
  known: number;
  office: string | null;
  role: Role | null;
  holds: number;
  done: number;
}

/**
 * Makes somebody staff of the own office, or changes what they are there.
 *
 * @throws Refused `own_account`, `person_unknown`, `not_staff`; FieldProblem for somebody VIISP never told of, or of another office
 */
export async function grantRole(ctx: DeskContext, account: string, role: Role): Promise<void> {
  const { office, actor } = ctx.clerk;
  demandRight(actor, 'staff.grant', ['role'], { now: ctx.now() });
  const elsewhere = sql`EXISTS (SELECT 1 FROM staff AS s WHERE s.account_id = account.id AND s.revoked_at IS NULL AND s.office <> ${office})`;
  const already = sql`EXISTS (SELECT 1 FROM staff AS s WHERE s.account_id = account.id AND s.revoked_at IS NULL AND s.office = ${office} AND s.role = ${role})`;
  const may = sql`account.status = 'active' AND ${knownToViisp} AND NOT ${elsewhere} AND NOT ${already}`;
  const now = ctx.now();
  const row = {
    accountId: accounts.id,
    office: sql<string>`${office}`.as('office'),
    role: sql<Role>`${role}`.as('role'),
    grantedAt: sql<number>`${now}`.as('granted_at'),
    grantedBy: sql<string>`${actor.name}`.as('granted_by'),
    revokedAt: sql<null>`NULL`.as('revoked_at'),
  };
  const standing = await write(ctx, { account, kind: 'staff_granted', facts: { office, role }, may }, (recorded) =>
    ctx.db
      .insert(staff)
      .select(
        ctx.db
          .select(row)
          .from(accounts)
          .where(and(eq(accounts.id, account), recorded)),
      )
      .onConflictDoUpdate({
        target: staff.accountId,
        set: { office, role, grantedAt: now, grantedBy: actor.name, revokedAt: null },
      }),
  );
  if (standing.done) return keepNoteTrue(ctx, revocation(ctx, account));
  if (standing.status !== 'active') throw new Refused('person_unknown', {}, 'not active');
  if (!standing.known) throw new FieldProblem({ account: 'never_through_viisp' });
  if (standing.office !== office) throw new FieldProblem({ account: 'in_another_office' });
}

/**
 * Takes a role from a colleague of the own office, from the next call on and inside one that runs. It is noted outside first: no restore to a
 * time before may give the role back.
 *
 * @throws as `grantRole`, and Refused `try_again`
 */
export async function revokeRole(ctx: DeskContext, account: string): Promise<void> {
  if (account === ctx.clerk.accountId) throw new Refused('own_account');
  await doNoted(ctx, revocation(ctx, account), () => takeRole(ctx, account));
}

/** The note that a role was taken, and whether it was. */
function revocation(ctx: DeskContext, accountId: string) {
  const isTrue = async () => {
    const [now] = await decide(() =>
      ctx.db.select({ revokedAt: staff.revokedAt }).from(staff).where(eq(staff.accountId, accountId)),
    );
    return now !== undefined && now.revokedAt !== null;
  };
  return { kind: 'staff-revoked' as const, accountId, isTrue };
}

async function takeRole(ctx: DeskContext, account: string): Promise<void> {
  const { office, actor } = ctx.clerk;
  demandRight(actor, 'staff.revoke', ['role'], { now: ctx.now() });
  const may = sql`EXISTS (SELECT 1 FROM staff AS s WHERE s.account_id = account.id AND s.revoked_at IS NULL AND s.office = ${office})`;
  const standing = await write(ctx, { account, kind: 'staff_revoked', facts: { office }, may }, (recorded) =>
    ctx.db
      .update(staff)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(staff.accountId, account), isNull(staff.revokedAt), recorded)),
  );
  if (standing.office !== null && standing.office !== office && !standing.done)
    throw new FieldProblem({ account: 'in_another_office' });
}

const knownToViisp = sql`EXISTS (SELECT 1 FROM identity WHERE identity.account_id = account.id AND kind = 'viisp' AND "use" = 'sign_in')`;

/** A change of somebody's role. */
interface RoleChange {
  account: string;
  kind: 'staff_granted' | 'staff_revoked';
  facts: Facts;
  /** What must be true of the account. */
  may: SQL;
}

/** The record is the gate: it is written while the supervisor's own role holds, and the role changes only beside it. */
async function write(
  ctx: DeskContext,
  { account, kind, facts, may }: RoleChange,
  change: (recorded: SQL) => Statement,
): Promise<Standing> {
  const { accountId, actor } = ctx.clerk;
  if (account === accountId) throw new Refused('own_account');
  const id = crypto.randomUUID();
  const once = spendProof(ctx, ctx.proof);
  const event = {
    ...eventColumns(ctx, kind, sql`account.id`, facts),
    ...by(actor.name),
    id: sql<string>`${id}`.as('id'),
  };
  const where = and(eq(accounts.id, account), may, actor.holds, once.held);
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE event.id = ${id})`;
  const results = await decide(() =>
    ctx.db.batch([
      once.spend,
      ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(where)),
      change(recorded),
      once.holds,
      standingOf(ctx, account, recorded),
    ]),
  );
  const [, , , proofs, [standing]] = results as [unknown, unknown, unknown, unknown[], Standing[]];
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  if (!standing) throw new Refused('person_unknown');
  if (!standing.holds) throw new Refused('not_staff', {}, 'the role ended');
  return standing;
}

function standingOf(ctx: DeskContext, account: string, recorded: SQL) {
  const working = sql`staff.account_id = account.id AND staff.revoked_at IS NULL`;
  return ctx.db
    .select({
      status: accounts.status,
      known: sql<number>`${knownToViisp}`.as('known'),
      office: sql<string | null>`(SELECT office FROM staff WHERE ${working})`.as('office'),
      role: sql<Role | null>`(SELECT role FROM staff WHERE ${working})`.as('role'),
      holds: sql<number>`${ctx.clerk.actor.holds}`.as('holds'),
      done: sql<number>`${recorded}`.as('done'),
    })
    .from(accounts)
    .where(eq(accounts.id, account));
}

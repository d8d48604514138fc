import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import type { AccountField } from '../../schema/policy.js';
import { accounts, events } from '../../schema/tables.js';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import { by, type EventKind, eventColumns, type Facts } from '../events.js';
import { type PreparedNotice, postWaiting } from '../mail/waiting.js';
import type { Statement } from '../prepared.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import { type Account, accountJson } from './account.js';
import type { Shown } from './needs.js';
import { demandRight, demandRules, provenanceWith, ruledFields } from './rights.js';

/** What is to be written to an account, by whom, and what must still be true of it then. */
export interface Change {
  kind: EventKind;
  actor: Actor;
  /** The procedure that writes: the policy says which fields it may. */
  procedure: string;
  values: Partial<Omit<typeof accounts.$inferInsert, 'id' | 'version' | 'provenance'>>;
  /** Fields that it brings about on another account, or later. */
  brings?: AccountField[];
  /** What the call can show for what the policy asks, beside the account and the session. */
  shown?: Omit<Shown, 'now' | 'seen'>;
  when?: SQL | undefined;
  /** Facts of the record beside the names of the fields and the office. */
  facts?: Facts;
  /** What else the batch does, only where `recorded` holds; each statement safe to repeat. */
  also?: (recorded: SQL) => Statement[];
  /** Notices that the batch decides on. */
  notices?: PreparedNotice[];
}

/** The account as it is now, and whether this very call changed it. */
export interface Changed {
  account: Account;
  saved: boolean;
}

/**
 * Changes an account and records it in one batch: the one way to do so, for persons and staff. The record comes first and is the gate: it
 * is written only while the account is as `seen`, the account changes only beside it, and a batch repeated after a broken connection
 * finds it and does no more.
 *
 * @throws Refused `proof_refused` for a replayed proof, Error where the policy forbids it
 */
export async function changeAccount(ctx: Context, proof: Proof, seen: Account, change: Change): Promise<Changed> {
  const may = and(mayStill(change), rightTo(ctx, seen, change));
  const once = spendProof(ctx, proof);
  const eventId = crypto.randomUUID();
  const { notices = [], also } = change;
  const asSeen = and(eq(accounts.id, seen.id), eq(accounts.version, seen.version));
  const recorded = exists(ctx.db.select({ one: sql`1` }).from(events).where(eq(events.id, eventId)));
  const statements: [Statement, ...Statement[]] = [
    once.spend,
    recordChange(ctx, seen, { change, id: eventId, when: and(asSeen, may, once.held) }),
    ctx.db
      .update(accounts)
      .set(written(ctx, seen, change))
      .where(and(asSeen, recorded)),
    ...(also?.(recorded) ?? []),
    ...notices.map((notice) => notice.statement(recorded)),
    once.holds,
    ctx.db
      .select({ account: sql<string>`${accountJson}`, saved: sql<number>`${recorded}` })
      .from(accounts)
      .where(eq(accounts.id, seen.id)),
  ];
  const results = await decide(() => ctx.db.batch(statements));
  const [proofs, [row]] = results.slice(-2) as [unknown, unknown] as [unknown[], { account: string; saved: number }[]];
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  const saved = row?.saved === 1;
  if (saved) await postWaiting(ctx, notices);
  return { account: row ? JSON.parse(row.account) : seen, saved };
}

/** What must be true of the account and of whoever acts. A person changes an active account only: staff may block it meanwhile. */
function mayStill({ actor, when }: Change): SQL | undefined {
  return and(when, actor.holds, actor.writer === 'person' ? eq(accounts.status, 'active') : undefined);
}

/** What the policy asks for the fields that become others; what stays as it is needs no more than to be named there. */
function rightTo(ctx: Context, seen: Account, change: Change) {
  const { actor, procedure, values, brings = [], shown } = change;
  demandRules(actor, procedure, ruledFields(Object.keys(values)));
  const changed = ruledFields(differing(seen, change));
  return demandRight(actor, procedure, [...changed, ...brings], { ...shown, seen, now: ctx.now() });
}

/** The record of a change: when it may be written, and under which id. */
interface Recording {
  change: Change;
  id: string;
  when: SQL | undefined;
}

function recordChange(ctx: Context, seen: Account, { change, id, when }: Recording): Statement {
  const { kind, actor, facts } = change;
  const fields = differing(seen, change);
  const all: Facts = {
    ...(fields.length > 0 && { fields }),
    ...(actor.office !== undefined && { office: actor.office }),
    ...facts,
  };
  const event = {
    ...eventColumns(ctx, kind, sql`account.id`, all),
    ...by(actor.name),
    id: sql<string>`${id}`.as('id'),
  };
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(when));
}

/** The values with who set those of them that are new. */
function written(ctx: Context, seen: Account, change: Change) {
  const { actor, values } = change;
  const changed = ruledFields(differing(seen, change));
  return {
    ...values,
    version: seen.version + 1,
    ...(changed.length > 0 && { provenance: provenanceWith(changed, actor, ctx.now()) }),
  };
}

/** The names of the fields that will have another value: what stays as it was, nobody changed. */
function differing(seen: Account, { values }: Change): string[] {
  const before: Record<string, unknown> = { ...seen };
  const after: Record<string, unknown> = { ...values };
  return Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

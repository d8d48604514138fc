import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { LINK_MS } from '../../schema/limits.js';
import type { AccountField } from '../../schema/policy.js';
import { accounts, challenges, events, identities, sessions } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import { demandRight, provenanceWith } from '../accounts/rights.js';
import { viisp } from '../actor.js';
import type { Context } from '../context.js';
import { by, eventColumns } from '../events.js';
import { postNotice } from '../mail/post-notice.js';
import type { Statement } from '../prepared.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import { mayJoin, whyNot } from './may-join.js';

/**
 * Joins the account that came through VIISP with the one whose mailbox its owner has just proven: the older one stays, rises to level 3
 * and takes the names of VIISP; the new one is closed. Whoever was signed in to the older one is not any more. One batch; the record in it
 * is the gate.
 *
 * @throws Refused `code_expired` when there is nothing proven to join, `contact_frozen` while its owner may still say that somebody else was
 *   there, `proof_refused` for a replayed proof
 */
export async function joinAccounts(ctx: Context, proof: Proof, seen: Account, challengeId: string): Promise<Account> {
  const once = spendProof(ctx, proof);
  const results = await decide(() => {
    // A new name for every run: a batch repeated after a broken connection must not act again for the one before it.
    const run = crypto.randomUUID();
    const statements: [Statement, ...Statement[]] = [
      once.spend,
      recordJoin(
        ctx,
        run,
        seen,
        and(
          eq(accounts.id, provenAccount(ctx, seen, challengeId)),
          mayJoin(seen, ctx.now()),
          mayLink(ctx, seen, challengeId),
          once.held,
        ),
      ),
      ...endSessions(ctx, run),
      ...moveOver(ctx, run, seen),
      ...close(ctx, run, seen),
      once.holds,
      ctx.db
        .select({ account: sql<string>`${accountJson}` })
        .from(accounts)
        // Or the one that this challenge joined before: the answer was lost on its way.
        .where(or(eq(accounts.id, target(run)), eq(accounts.id, joinedBefore(ctx, seen, challengeId)))),
    ];
    return ctx.db.batch(statements);
  });
  const [proofs, rows] = results.slice(-2) as [unknown, unknown] as [unknown[], { account: string }[]];
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  if (!rows[0]) throw await whyNot(ctx, provenAccount(ctx, seen, challengeId));
  const account: Account = JSON.parse(rows[0].account);
  // Rather told twice than never: the page repeats what had no answer.
  await postNotice(ctx, account, 'linked');
  return account;
}

const LINK = 'email.link';
/** What VIISP brings to the account that stays. */
const takenOver = (surname: string | null): AccountField[] =>
  surname === null ? ['level'] : ['level', 'givenNames', 'surname'];

/** The account that this run joined, and whether it did. */
const target = (run: string): SQL<string> => sql`(SELECT account_id FROM event WHERE id = ${run})`;
const joined = (run: string): SQL => sql`EXISTS (SELECT 1 FROM event WHERE id = ${run})`;

/** The account behind the mailbox that this very account proved a moment ago. */
function provenAccount(ctx: Context, { id }: Account, challengeId: string): SQL {
  const mailbox = proven(ctx, challengeId, eq(challenges.subjectId, id));
  return sql`(SELECT account_id FROM identity WHERE kind = 'email' AND "key" = ${mailbox})`;
}

/** The account of that mailbox, for the session that joined it, once the account that proved it is closed. */
function joinedBefore(ctx: Context, { id }: Account, challengeId: string): SQL {
  const closed = sql`EXISTS (SELECT 1 FROM account AS a WHERE a.id = ${challenges.subjectId} AND a.status = 'erased')`;
  const mailbox = proven(ctx, challengeId, closed);
  const own = sql`(account_id = ${id} OR EXISTS (SELECT 1 FROM otp_challenge WHERE id = ${challengeId} AND subject_id = ${id}))`;
  return sql`(SELECT account_id FROM identity WHERE kind = 'email' AND "key" = ${mailbox} AND ${own})`;
}

function proven(ctx: Context, id: string, whose: SQL) {
  return ctx.db
    .select({ key: challenges.emailKey })
    .from(challenges)
    .where(
      and(
        eq(challenges.id, id),
        eq(challenges.purpose, 'email'),
        eq(challenges.origin, ctx.origin),
        gt(challenges.consumedAt, ctx.now() - LINK_MS),
        whose,
      ),
    );
}

/** What the policy asks of whoever joins. */
function mayLink(ctx: Context, seen: Account, challengeId: string): SQL | undefined {
  const { id, surname } = seen;
  const mailbox = sql`EXISTS ${proven(ctx, challengeId, eq(challenges.subjectId, id))}`;
  return demandRight(viisp, LINK, [...takenOver(surname), 'status'], { now: ctx.now(), seen, mailbox });
}

function recordJoin(ctx: Context, run: string, { id, surname }: Account, when: SQL | undefined): Statement {
  const event = {
    ...eventColumns(ctx, 'viisp_linked', sql`account.id`, { fields: takenOver(surname), from: id }),
    id: sql<string>`${run}`.as('id'),
  };
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(when));
}

/** Ends what was open at the older account: whoever is signed in there need not be the one who has just come. */
function endSessions(ctx: Context, run: string): Statement[] {
  const open = and(
    joined(run),
    eq(sessions.accountId, target(run)),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, ctx.now()),
  );
  const ended = {
    ...eventColumns(ctx, 'session_ended', sql`session.account_id`),
    ...by('system'),
    id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(ended).from(sessions).where(open)),
    ctx.db.update(sessions).set({ endedAt: ctx.now() }).where(open),
  ];
}

/** Names, level, identity and sessions go over to the older account. */
function moveOver(ctx: Context, run: string, { id, givenNames, surname }: Account): Statement[] {
  const fields = takenOver(surname);
  const namesLockedAt = sql`coalesce(${accounts.namesLockedAt}, ${ctx.now()})`;
  return [
    ctx.db
      .update(accounts)
      .set({
        level: 3,
        ...(surname !== null && { givenNames, surname, namesLockedAt }),
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(fields, viisp, ctx.now()),
      })
      .where(and(joined(run), eq(accounts.id, target(run)))),
    ctx.db
      .update(identities)
      .set({ accountId: target(run) })
      .where(and(joined(run), eq(identities.accountId, id))),
    ctx.db
      .update(sessions)
      .set({ accountId: target(run) })
      .where(and(joined(run), eq(sessions.accountId, id))),
  ];
}

/** The account that came to nothing keeps no name. */
function close(ctx: Context, run: string, { id }: Account): Statement[] {
  const own = and(joined(run), eq(accounts.id, id), eq(accounts.status, 'active'));
  const event = {
    ...eventColumns(ctx, 'account_joined', sql`account.id`),
    facts: sql<Record<string, string>>`json_object('into', ${target(run)})`.as('facts'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(own)),
    ctx.db
      .update(accounts)
      .set({
        ...{ status: 'erased', givenNames: null, surname: null },
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(['status'], viisp, ctx.now()),
      })
      .where(own),
  ];
}

import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import { LINK_MS } from '../../schema/limits.js';
import { accounts, challenges, events, identities, sessions } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { postNotice } from '../mail/notice-mail.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';

/**
 * Joins the account that came through VIISP with the one whose mailbox its owner has just proven: the older one stays, rises to level 3
 * and takes the names of VIISP; the new one is closed. One batch; the record in it is the gate.
 *
 * @throws Refused `code_expired` when there is nothing proven to join, `proof_refused` for a replayed proof
 */
export async function joinAccounts(ctx: Context, proof: Proof, seen: Account, challengeId: string): Promise<Account> {
  // Repeated after a lost answer: the session belongs to the joined account already.
  if (seen.email !== null && seen.ways.includes('viisp') && seen.ways.includes('email')) return seen;
  const once = spendProof(ctx, proof);
  const eventId = crypto.randomUUID();
  const other = provenAccount(ctx, seen, challengeId);
  const joined = sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`;
  const target = sql`(SELECT account_id FROM event WHERE id = ${eventId})`;
  const [, , , , , , , proofs, [row]] = await decide(() =>
    ctx.db.batch([
      once.spend,
      recordJoin(ctx, eventId, and(eq(accounts.id, other), mayJoin(seen), once.held)),
      ctx.db
        .update(accounts)
        .set({
          level: 3,
          ...(seen.surname !== null && {
            givenNames: seen.givenNames,
            surname: seen.surname,
            namesLockedAt: sql`coalesce(${accounts.namesLockedAt}, ${ctx.now()})`,
          }),
          version: sql`${accounts.version} + 1`,
        })
        .where(and(joined, eq(accounts.id, target))),
      ctx.db
        .update(identities)
        .set({ accountId: target as SQL<string> })
        .where(and(joined, eq(identities.accountId, seen.id))),
      ctx.db
        .update(sessions)
        .set({ accountId: target as SQL<string> })
        .where(and(joined, eq(sessions.accountId, seen.id))),
      ctx.db.insert(events).select(
        ctx.db
          .select(eventColumns(ctx, 'account_joined', sql`account.id`))
          .from(accounts)
          .where(and(joined, eq(accounts.id, seen.id), eq(accounts.status, 'active'))),
      ),
      ctx.db
        .update(accounts)
        .set({ status: 'erased', givenNames: null, surname: null, version: sql`${accounts.version} + 1` })
        .where(and(joined, eq(accounts.id, seen.id))),
      once.holds,
      ctx.db
        .select({ account: sql<string>`${accountJson}` })
        .from(accounts)
        .where(eq(accounts.id, target)),
    ]),
  );
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  if (!row) throw new Refused('code_expired', {}, 'nothing proven to join');
  const account: Account = JSON.parse(row.account);
  await postNotice(ctx, account, 'linked');
  return account;
}

/** The account behind the mailbox that this very account proved a moment ago. */
function provenAccount(ctx: Context, seen: Account, challengeId: string): SQL {
  const proven = ctx.db
    .select({ key: challenges.emailKey })
    .from(challenges)
    .where(
      and(
        eq(challenges.id, challengeId),
        eq(challenges.purpose, 'email'),
        eq(challenges.origin, ctx.origin),
        eq(challenges.subjectId, seen.id),
        gt(challenges.consumedAt, ctx.now() - LINK_MS),
      ),
    );
  return sql`(SELECT account_id FROM identity WHERE kind = 'email' AND "key" = ${proven})`;
}

/** Both are active, the new one has no address yet, and the older one belongs to nobody whom VIISP knows. */
function mayJoin({ id }: Account): SQL | undefined {
  return and(
    eq(accounts.status, 'active'),
    sql`${accounts.id} <> ${id}`,
    sql`NOT EXISTS (SELECT 1 FROM identity WHERE account_id = ${accounts.id} AND kind = 'viisp')`,
    sql`EXISTS (SELECT 1 FROM account AS own WHERE own.id = ${id} AND own.status = 'active' AND own.email IS NULL)`,
    sql`EXISTS (SELECT 1 FROM identity WHERE account_id = ${id} AND kind = 'viisp')`,
  );
}

function recordJoin(ctx: Context, id: string, when: SQL | undefined) {
  const event = {
    ...eventColumns(ctx, 'viisp_linked', sql`account.id`, { fields: ['level', 'givenNames', 'surname'] }),
    id: sql<string>`${id}`.as('id'),
  };
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(when));
}

import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { FROZEN_MS, LINK_MS, TAKE_BACK_MS } from '../../schema/limits.js';
import { accounts, challenges, events } from '../../schema/tables.js';
import { type Account, accountJson } from '../accounts/account.js';
import { keptSpelling } from '../accounts/identity.js';
import { demandRight } from '../accounts/rights.js';
import { person } from '../actor.js';
import { type Identity, identify } from '../challenges/identity.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { type PreparedNotice, postWaiting, prepareNotice } from '../mail/waiting.js';
import type { Statement } from '../prepared.js';
import { Refused } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import type { Proof } from '../sessions/proof.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import { leftForMailbox } from './left.js';
import { restore } from './restore.js';

/** The old mailbox, proven a moment ago by a challenge that signed nobody in. */
export interface Claim {
  challengeId: string;
  identity: Identity;
}

/** What was taken back: the address that the account has again. */
export interface TakenBack {
  email: string;
  frozenUntil: number;
}

/** Somebody may change the address once more in between; each time round it is looked up again. */
const TURNS = 5;

/**
 * Takes a change of address back: the account has the old address again, all its sessions end, phone and e-mail stay as they are for 7 days,
 * and staff are told. Later addresses of the account cannot undo it.
 *
 * @throws Refused `code_expired` where the mailbox was not proven just now, `take_back_over`, or `proof_refused` for a replayed proof
 */
export async function takeBack(ctx: Context, proof: Proof, claim: Claim): Promise<TakenBack> {
  const once = spendProof(ctx, proof);
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const seen = await holderOf(ctx, claim);
    if (!seen) break;
    const notices = await told(ctx, claim, seen);
    const { held, done } = await attempt(ctx, { claim, seen, notices, once });
    if (!held) throw new Refused('proof_refused', {}, 'replayed');
    if (done) await postWaiting(ctx, notices);
    if (done) break;
  }
  const result = await resultOf(ctx, claim);
  if (result) return result;
  throw (await isProven(ctx, claim))
    ? new Refused('take_back_over')
    : new Refused('code_expired', {}, 'nothing proven to take back');
}

interface Seen {
  account: Account;
  /** The identity that the account has its present address by. */
  present: Identity;
}

/** The account that left the address so lately that it can have it back. */
async function holderOf(ctx: Context, claim: Claim): Promise<Seen | undefined> {
  const [row] = await decide(() =>
    ctx.db
      .select({ account: sql<string>`${accountJson}` })
      .from(accounts)
      .where(mayTake(ctx, claim)),
  );
  const account: Account | undefined = row && JSON.parse(row.account);
  return account?.email ? { account, present: await identify(ctx, account.email) } : undefined;
}

/** Both mailboxes hear of it, so that whoever loses the account knows too. */
async function told(ctx: Context, { identity }: Claim, { account, present }: Seen): Promise<PreparedNotice[]> {
  const { language } = account;
  const until = ctx.now() + FROZEN_MS;
  return [
    await prepareNotice(ctx, { to: identity.address.deliverTo, language }, 'email_returned', { until }),
    await prepareNotice(ctx, { to: present.address.deliverTo, language }, 'email_withdrawn'),
  ];
}

interface Attempt {
  claim: Claim;
  seen: Seen;
  notices: PreparedNotice[];
  once: ReturnType<typeof spendProof>;
}

/** One batch; the record in it is the gate. The version does not count: whoever holds the account could raise it without end. */
async function attempt(ctx: Context, { claim, seen, notices, once }: Attempt) {
  const results = await decide(() => {
    // A new name for every run: a batch repeated after a broken connection must not act for the one before it.
    const eventId = crypto.randomUUID();
    const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${eventId})`;
    const asSeen = and(eq(accounts.id, seen.account.id), eq(accounts.email, seen.account.email ?? ''));
    const statements: [Statement, ...Statement[]] = [
      once.spend,
      recordTaking(ctx, eventId, and(asSeen, mayTake(ctx, claim), once.held)),
      ...restore(ctx, { accountId: seen.account.id, identity: claim.identity, lost: seen.present }, recorded),
      ctx.db
        .update(challenges)
        .set({ changedBy: eventId })
        .where(and(eq(challenges.id, claim.challengeId), recorded)),
      ...notices.map((notice) => notice.statement(recorded)),
      once.holds,
      ctx.db.select({ id: sql`1` }).from(challenges).where(marked(claim)),
    ];
    return ctx.db.batch(statements);
  });
  const [proofs, done] = results.slice(-2) as [unknown, unknown] as [unknown[], unknown[]];
  return { held: proofs.length > 0, done: done.length > 0 };
}

function recordTaking(ctx: Context, id: string, when: SQL | undefined): Statement {
  const event = {
    ...eventColumns(ctx, 'email_taken_back', sql`account.id`, { fields: ['email'] }),
    id: sql<string>`${id}`.as('id'),
  };
  return ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(when));
}

/** Whether whoever proved that mailbox may have it back, as the policy says. */
function mayTake(ctx: Context, claim: Claim): SQL | undefined {
  const shown = { now: ctx.now(), left: leftBy(ctx, claim), mailbox: proven(ctx, claim) };
  return and(eq(accounts.status, 'active'), demandRight(person, 'signIn.takeBack', ['email'], shown));
}

/** Whether the account left that address within 72 hours, and its mailbox alone proves enough. */
function leftBy(ctx: Context, { identity }: Claim): SQL {
  const since = ctx.now() - TAKE_BACK_MS;
  const keys = sql.join(
    [...identity.keys.values()].map((key) => sql`${key}`),
    sql`, `,
  );
  return sql`EXISTS (SELECT 1 FROM identity WHERE kind = 'email' AND "key" IN (${keys}) AND account_id = ${accounts.id}
    AND "use" = 'reserved' AND ${leftForMailbox} > ${since})`;
}

/**
 * The challenge of this page and address, proven within 15 minutes and since the address was left, that signed nobody in: whoever had a code
 * of the time before need not have the mailbox any more.
 */
function proof({ identity, challengeId }: Claim, ctx: Context): SQL | undefined {
  return and(
    eq(challenges.id, challengeId),
    eq(challenges.purpose, 'sign_in'),
    eq(challenges.origin, ctx.origin),
    inArray(challenges.emailKey, [...identity.keys.values()]),
    gt(challenges.consumedAt, ctx.now() - LINK_MS),
    sql`NOT EXISTS (SELECT 1 FROM session WHERE session.opened_by = ${challenges.id})`,
    sql`NOT EXISTS (SELECT 1 FROM identity WHERE kind = 'email' AND "key" = ${challenges.emailKey}
      AND left_at > ${challenges.consumedAt})`,
    isDealtWith(ctx.env),
  );
}

function proven(ctx: Context, claim: Claim): SQL {
  return sql`EXISTS (SELECT 1 FROM otp_challenge WHERE ${proof(claim, ctx)})`;
}

/** The challenge, once it has taken an address back. */
function marked({ challengeId }: Claim): SQL | undefined {
  return and(
    eq(challenges.id, challengeId),
    sql`EXISTS (SELECT 1 FROM event WHERE event.id = ${challenges.changedBy} AND event.kind = 'email_taken_back')`,
  );
}

async function isProven(ctx: Context, claim: Claim): Promise<boolean> {
  const rows = await decide(() => ctx.db.select({ id: sql`1` }).from(challenges).where(proof(claim, ctx)));
  return rows.length > 0;
}

/** What this very challenge took back: the answer may have been lost on its way. */
async function resultOf(ctx: Context, claim: Claim): Promise<TakenBack | undefined> {
  const taken = sql`SELECT at FROM event WHERE event.id = ${challenges.changedBy}`;
  const [row] = await decide(() =>
    ctx.db
      .select({ at: sql<number>`(${taken})`.as('at') })
      .from(challenges)
      .where(and(marked(claim), proof(claim, ctx))),
  );
  return row && { email: keptSpelling(claim.identity), frozenUntil: row.at + FROZEN_MS };
}

import { inArray, lte, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { waitingNotices } from '../../schema/desk-tables.js';
import type { Context } from '../context.js';
import { log, nameOf } from '../log.js';
import type { Statement } from '../prepared.js';
import { type NoticeFacts, noticeLanguage } from './notice-mail.js';
import type { Notice } from './words.js';

/** A notice that is written and sealed, and waits for a batch to decide on it. */
export interface PreparedNotice {
  id: string;
  /** Puts it among those that wait, where `won` is true; safe to repeat. */
  statement(won: SQL): Statement;
}

/** Whom a notice goes to; nobody where there is no address yet. */
export interface Reader {
  email: string | null;
  language: string | null;
}

/** How long the call that decided on a notice has for handing it over. */
const OWN_MS = 60_000;
const MOST = 100;

/** Seals a notice beforehand, so that the batch that changes something can decide on it: what changed is told, or nothing changed. */
export async function prepareNotice(
  ctx: Pick<Context, 'db' | 'keys' | 'now'>,
  { to, language }: { to: string; language: string | null },
  notice: Notice,
  facts: NoticeFacts = {},
): Promise<PreparedNotice> {
  const mail = { notice, to, language: noticeLanguage(language), at: ctx.now(), ...facts };
  const sealed = await ctx.keys.seal('outbox', JSON.stringify(mail));
  const id = crypto.randomUUID();
  return {
    id,
    statement: (won) =>
      ctx.db
        .insert(waitingNotices)
        .select(
          ctx.db
            .select({
              id: sql<string>`${id}`.as('id'),
              sealed: sql<string>`${sealed}`.as('sealed'),
              createdAt: sql<number>`${ctx.now()}`.as('created_at'),
            })
            .from(sql`(SELECT 1)`)
            .where(won),
        )
        .onConflictDoNothing(),
  };
}

/** A notice for the owner of an account: one, or none where there is no address yet. */
export async function noticesFor(
  ctx: Pick<Context, 'db' | 'keys' | 'now'>,
  { email, language }: Reader,
  notice: Notice,
  facts?: NoticeFacts,
): Promise<PreparedNotice[]> {
  return email === null ? [] : [await prepareNotice(ctx, { to: email, language }, notice, facts)];
}

/** Hands notices that a batch decided on to the queue. What cannot be handed over now, the sweep does: the change is done. */
export async function postWaiting(
  ctx: Pick<Context, 'db' | 'env' | 'requestId'>,
  notices: { id: string }[],
): Promise<void> {
  if (notices.length === 0) return;
  const chosen = inArray(
    waitingNotices.id,
    notices.map(({ id }) => id),
  );
  await handOver(ctx.db, ctx.env, chosen, ctx.requestId);
}

/** Hands over what a call decided on and left: the queue did not answer, or the call was cut short. */
export async function sweepNotices(env: Env, now: number): Promise<void> {
  await handOver(drizzle(env.DB), env, lte(waitingNotices.createdAt, now - OWN_MS));
}

/** Rather told twice than never: a row goes only once the queue has its notice; one that the queue does not take holds up no other. */
async function handOver(db: Context['db'], env: Env, chosen: SQL, requestId?: string): Promise<void> {
  try {
    const rows = await db.select().from(waitingNotices).where(chosen).orderBy(waitingNotices.createdAt).limit(MOST);
    if (rows.length === 0) return;
    const taken: string[] = [];
    for (const { id, sealed } of rows) {
      try {
        await env.OUTBOX.send({ sealed });
        taken.push(id);
      } catch (error) {
        stillWaits(error, requestId);
      }
    }
    if (taken.length > 0) await db.delete(waitingNotices).where(inArray(waitingNotices.id, taken));
  } catch (error) {
    stillWaits(error, requestId);
  }
}

function stillWaits(error: unknown, requestId: string | undefined): void {
  log({ level: 'error', what: 'notices_wait', ...(requestId !== undefined && { requestId }), error: nameOf(error) });
}

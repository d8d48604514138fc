import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { VIISP_FLOW_MS } from '../../schema/limits.js';
import { viispFlows } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { Refused } from '../refuse.js';
import { isDealtWith } from '../restore/epoch.js';
import { decide } from '../store.js';

/** A way through VIISP as the database knows it. */
export type Flow = typeof viispFlows.$inferSelect;

/** What a page is handed on the way back: which flow, and the ticket that VIISP brought; none where the person turned back. */
export interface Handoff {
  flow: string;
  ticket: string | null;
}

/** Notes a flow that a page began. */
export async function noteFlow(
  ctx: Context,
  begun: { ticket: string; state: string; thumbprint: string; returnTo: string; desk: boolean },
): Promise<number> {
  const { ticket, state, thumbprint, returnTo, desk } = begun;
  const now = ctx.now();
  const row = {
    id: crypto.randomUUID(),
    ticketHash: await sha256(ticket),
    stateHash: await sha256(state),
    thumbprint,
    origin: ctx.origin,
    returnTo,
    createdAt: now,
    expiresAt: now + VIISP_FLOW_MS,
    desk,
  };
  await decide(() => ctx.db.insert(viispFlows).values(row).onConflictDoNothing());
  return row.expiresAt;
}

/** The hand-off for a page: only we can make and read it, so it shows that VIISP sent the browser back to us. */
export function sealHandoff({ keys }: Pick<Context, 'keys'>, handoff: Handoff): Promise<string> {
  return keys.seal('handoff', JSON.stringify(handoff));
}

/** Reads a hand-off. @throws Refused `viisp_expired` when it is none of ours */
export async function readHandoff({ keys }: Pick<Context, 'keys'>, text: string): Promise<Handoff> {
  try {
    return JSON.parse(await keys.open('handoff', text));
  } catch {
    throw new Refused('viisp_expired', {}, 'no hand-off of ours');
  }
}

/** A flow that this very call claimed, or how it stands. */
export interface Claim {
  flow: Flow | undefined;
  /** The run that claimed it; undefined where somebody did before. */
  call: string | undefined;
}

/**
 * Claims a flow for one submission of the page that began it, within its time: one statement, so that of many callers one wins.
 * A flow of another key or origin is as unknown as one that never was, and over from then on: its hand-off is in the wrong hands.
 */
export async function claimFlow(ctx: Context, id: string, thumbprint: string, by: string): Promise<Claim> {
  const now = ctx.now();
  const runs: string[] = [];
  const own = and(eq(viispFlows.id, id), eq(viispFlows.thumbprint, thumbprint), eq(viispFlows.origin, ctx.origin));
  const [, , [flow]] = await decide(() => {
    const call = crypto.randomUUID();
    runs.push(call);
    return ctx.db.batch([
      ctx.db
        .update(viispFlows)
        .set({ usedAt: now, usedBy: by, changedBy: call })
        .where(and(own, isNull(viispFlows.usedAt), gt(viispFlows.expiresAt, now), isDealtWith(ctx.env))),
      ctx.db
        .update(viispFlows)
        .set({ usedAt: now })
        .where(and(eq(viispFlows.id, id), isNull(viispFlows.usedAt), gt(viispFlows.expiresAt, now))),
      ctx.db.select().from(viispFlows).where(own),
    ]);
  });
  return { flow, call: runs.find((run) => run === flow?.changedBy) };
}

/** Lets go of a flow that came to nothing: whoever repeats the submission hears that it is over. */
export async function closeFlow(ctx: Context, id: string): Promise<void> {
  await decide(() => ctx.db.update(viispFlows).set({ usedBy: null }).where(eq(viispFlows.id, id)));
}

/** Removes flows a day after their end. */
export function sweepFlows(db: Context['db'], now: number) {
  return db.delete(viispFlows).where(lt(viispFlows.expiresAt, now - 24 * 3_600_000));
}

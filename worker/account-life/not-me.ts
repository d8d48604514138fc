import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { FROZEN_MS } from '../../schema/limits.js';
import { events, sessions } from '../../schema/tables.js';
import { changeAccount } from '../accounts/change.js';
import { personIn } from '../actor.js';
import type { Context } from '../context.js';
import { eventColumns } from '../events.js';
import { noticesFor } from '../mail/waiting.js';
import type { Statement } from '../prepared.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import type { Session } from '../sessions/session.js';
import { decide } from '../store.js';
import { addRequest, noneOpen } from './corrections.js';

/** What came of "this was not me". */
export interface Reported {
  ended: number;
  frozenUntil: number;
}

/**
 * "This was not me": ends every session of the account, keeps phone and e-mail as they are for a week, and tells staff; one batch. Whoever has
 * the session in hand may be the wrong one, so it ends that one too.
 *
 * @throws Refused `try_again` where the account changed in the same moment, `proof_refused` for a replayed proof
 */
export async function reportNotMe(ctx: Context, proof: Proof, session: Session): Promise<Reported> {
  const { id, account: seen } = session;
  const run = crypto.randomUUID();
  // Said again it freezes no longer: else whoever reads the mailbox could keep its owner from changing anything, for ever.
  const frozen = seen.frozenUntil !== null && seen.frozenUntil > ctx.now();
  const frozenUntil = frozen ? (seen.frozenUntil as number) : ctx.now() + FROZEN_MS;
  const { account, saved } = await changeAccount(ctx, proof, seen, {
    kind: 'not_me',
    actor: personIn(session),
    procedure: 'account.notMe',
    values: { frozenUntil },
    also: (recorded) => [...endAll(ctx, seen.id, run, recorded), report(ctx, seen.id, recorded)],
    notices: await noticesFor(ctx, seen, 'not_me', { until: frozenUntil }),
  });
  // In another window it was reported in the same moment.
  if (!saved && !(await hasEnded(ctx, id))) throw new Refused('try_again', { retryAfter: 1 }, 'changed meanwhile');
  return { ended: saved ? await endedBy(ctx, seen.id, run) : 0, frozenUntil: account.frozenUntil ?? frozenUntil };
}

async function hasEnded(ctx: Context, session: string): Promise<boolean> {
  const ended = and(eq(sessions.tokenHash, session), isNotNull(sessions.endedAt));
  return (await decide(() => ctx.db.select({ one: sql`1` }).from(sessions).where(ended))).length > 0;
}

function endAll(ctx: Context, account: string, run: string, recorded: SQL): Statement[] {
  const open = and(
    eq(sessions.accountId, account),
    isNull(sessions.endedAt),
    sql`${sessions.expiresAt} > ${ctx.now()}`,
    recorded,
  );
  const event = {
    ...eventColumns(ctx, 'session_ended', sql`session.account_id`),
    id: sql<string>`${run} || '-' || lower(hex(randomblob(8)))`.as('id'),
  };
  return [
    ctx.db.insert(events).select(ctx.db.select(event).from(sessions).where(open)),
    ctx.db.update(sessions).set({ endedAt: ctx.now() }).where(open),
  ];
}

/** Staff need one report, however often somebody says it. */
function report(ctx: Context, account: string, recorded: SQL): Statement {
  const won = and(recorded, noneOpen(account, 'not_me')) as SQL;
  return addRequest(ctx, { id: crypto.randomUUID(), kind: 'not_me', account, details: {}, won });
}

/** How many sessions ended, by their records: a batch repeated after a broken connection tells the same. */
async function endedBy(ctx: Context, account: string, run: string): Promise<number> {
  const [row] = await decide(() =>
    ctx.db
      .select({ ended: sql<number>`count(*)` })
      .from(events)
      .where(sql`account_id = ${account} AND at = ${ctx.now()} AND substr(id, 1, 36) = ${run}`),
  );
  return row?.ended ?? 0;
}

import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import type { AccountField } from '../../schema/policy.js';
import { accounts, events, identities, viispFlows } from '../../schema/tables.js';
import { accountIdOf, addAccount, addIdentity, moveToCurrentKey } from '../accounts/identity.js';
import { demandRight, provenanceWith } from '../accounts/rights.js';
import { viisp } from '../actor.js';
import type { Context } from '../context.js';
import { by, eventColumns } from '../events.js';
import type { Statement } from '../prepared.js';
import { isDealtWith } from '../restore/epoch.js';
import { type Opened, openedJson, openingOf, openSession } from '../sessions/open.js';
import { decide } from '../store.js';
import type { ViispPerson } from './person.js';

/** Somebody whom VIISP vouched for, at the end of a claimed flow. */
export interface Arrival {
  flow: string;
  /** Whether it leads to the desk of staff. */
  desk: boolean;
  /** The run that claimed the flow. */
  call: string;
  person: ViispPerson;
  thumbprint: string;
  tokenHash: string;
}

/** What the batch brought about. */
export interface Admitted {
  session: Opened | undefined;
  /** Whether VIISP told other names than the last time. */
  renamed: boolean;
}

interface Row {
  opened: string | null;
  renamed: number;
}

const NAMES: AccountField[] = ['givenNames', 'surname'];
const FINISH = 'viisp.finish';

/**
 * One transaction: makes the account the first time, takes over names that changed, opens a session of level 3, and records it all.
 * Acts once for a flow, however often the batch is sent.
 */
export async function admit(ctx: Context, arrival: Arrival): Promise<Admitted> {
  const { flow, call, tokenHash } = arrival;
  const renaming = crypto.randomUUID();
  const results = await decide(() => {
    const run = crypto.randomUUID();
    const own = and(eq(viispFlows.id, flow), eq(viispFlows.changedBy, run));
    const won = exists(ctx.db.select({ one: sql`1` }).from(viispFlows).where(own));
    const statements: [Statement, ...Statement[]] = [
      ctx.db
        .update(viispFlows)
        .set({ changedBy: run })
        .where(and(eq(viispFlows.id, flow), eq(viispFlows.changedBy, call))),
      ...account(ctx, arrival, won),
      ...names(ctx, arrival, renaming, won),
      ...session(ctx, arrival, won),
      readBack(ctx, tokenHash, renaming),
    ];
    return ctx.db.batch(statements);
  });
  const [row] = results.at(-1) as unknown as Row[];
  return { session: row?.opened ? JSON.parse(row.opened) : undefined, renamed: row?.renamed === 1 };
}

function account(ctx: Context, { person }: Arrival, won: SQL): Statement[] {
  const { known, sealed, givenNames, surname, names: sent } = person;
  const id = crypto.randomUUID();
  const made = eq(accounts.id, id);
  const created = { ...eventColumns(ctx, 'account_created', sql`account.id`, { fields: NAMES }), ...by('viisp') };
  return [
    moveToCurrentKey(ctx, known, won),
    addAccount(ctx, known, { id, email: null, level: 3, givenNames, surname, actor: viisp, procedure: FINISH }, won),
    addIdentity(ctx, known, { use: 'sign_in', sealed, names: sent }, made),
    ctx.db.insert(events).select(ctx.db.select(created).from(accounts).where(made)),
  ];
}

/** Takes over names that are not those of the last time. What staff corrected meanwhile stays while VIISP says the same as before. */
function names(ctx: Context, { person }: Arrival, renaming: string, won: SQL): Statement[] {
  demandRight(viisp, FINISH, NAMES, { now: ctx.now() });
  const { known, sealed, givenNames, surname, names: sent } = person;
  const own = and(eq(identities.kind, known.kind), eq(identities.key, known.current), won);
  const before = sql`(SELECT names FROM identity WHERE kind = ${known.kind} AND "key" = ${known.current})`;
  const who = eq(accounts.id, accountIdOf(known));
  const event = {
    ...eventColumns(ctx, 'name_refreshed', sql`account.id`, { fields: NAMES }),
    ...by('viisp'),
    id: sql<string>`${renaming}`.as('id'),
  };
  const changed = and(who, eq(accounts.status, 'active'), tellsNew(sent, before), won);
  const recorded = sql`EXISTS (SELECT 1 FROM event WHERE id = ${renaming})`;
  return [
    ctx.db.insert(events).select(ctx.db.select(event).from(accounts).where(changed)),
    ctx.db
      .update(accounts)
      .set({
        ...{ givenNames, surname },
        namesLockedAt: ctx.now(),
        version: sql`${accounts.version} + 1`,
        provenance: provenanceWith(NAMES, viisp, ctx.now()),
      })
      .where(and(who, recorded, won)),
    // Sealed anew each time, so that a retired key can leave the ring some day.
    ctx.db
      .update(identities)
      .set({ sealed, names: sql`CASE WHEN ${recorded} THEN ${sent} ELSE names END` })
      .where(own),
  ];
}

/** Whether names are other ones than the last. An answer that lacks what the last one had says nothing: VIISP sends empty values. */
function tellsNew(sent: string, before: SQL): SQL {
  const part = (names: SQL, path: string) => sql`json_extract(${names}, ${path})`;
  const now = sql`${sent}`;
  const lacks = (path: string) => sql`(${part(now, path)} IS NULL AND ${part(before, path)} IS NOT NULL)`;
  return sql`${part(now, '$.as')} IS NOT ${part(before, '$.as')} AND NOT ${lacks('$.sent[0]')} AND NOT ${lacks('$.sent[1]')}`;
}

function session(ctx: Context, { flow, desk, person, thumbprint, tokenHash }: Arrival, won: SQL): Statement[] {
  const account = accountIdOf(person.known, 'sign_in');
  const kind = { level: 3, method: person.means, desk };
  const told = openingOf(ctx.request, ctx.now(), kind);
  return openSession(ctx, { tokenHash, openedBy: flow, thumbprint, account, ...kind, ...told }, won);
}

function readBack(ctx: Context, tokenHash: string, renaming: string) {
  return ctx.db
    .select({
      opened: openedJson.as('opened'),
      renamed: sql<number>`EXISTS (SELECT 1 FROM event WHERE id = ${renaming})`.as('renamed'),
    })
    .from(sql`(SELECT 1)`)
    .leftJoin(sql`session AS s`, sql`s.token_hash = ${tokenHash} AND s.ended_at IS NULL AND ${isDealtWith(ctx.env)}`)
    .leftJoin(accounts, sql`account.id = s.account_id AND account.status = 'active'`);
}

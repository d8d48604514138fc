import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { firstNotices, type Notice } from '../../schema/contact.js';
import type { AccountField } from '../../schema/policy.js';
import { accounts, type IdentityKind, type IdentityUse, identities, type Provenance } from '../../schema/tables.js';
import type { Actor } from '../actor.js';
import type { Identity } from '../challenges/identity.js';
import type { StatementContext } from '../prepared.js';
import { demandRight, firstProvenance } from './rights.js';

/** Who somebody is, as the database knows it: keyed MACs of an address or a code, one under each key of the ring. */
export interface Known {
  kind: IdentityKind;
  keys: Map<string, string>;
  /** The one that new rows get. */
  current: string;
}

/** The id of the account behind an identity, in SQL; `use` narrows it to identities that open sessions. */
export function accountIdOf({ kind, current }: Known, use?: 'sign_in'): SQL<string | null> {
  const only = use ? sql` AND "use" = ${use}` : sql``;
  return sql`(SELECT account_id FROM identity WHERE kind = ${kind} AND "key" = ${current}${only})`;
}

/** Moves an identity that is known under a retired key to the present one, so that the retired key can leave the ring some day. */
export function moveToCurrentKey(ctx: Pick<StatementContext, 'db'>, { kind, keys, current }: Known, won: SQL) {
  return ctx.db
    .update(identities)
    .set({ key: current })
    .where(
      and(
        eq(identities.kind, kind),
        inArray(identities.key, [...keys.values()]),
        ne(identities.key, current),
        // A Worker that did not know the present key yet may have made a second account: the first one stays the person's.
        sql`NOT EXISTS (SELECT 1 FROM identity AS i WHERE i.kind = ${kind} AND i."key" = ${current})`,
        won,
      ),
    );
}

/** What a new account begins with. */
export interface Beginning {
  id: string;
  email: string | null;
  level: number;
  givenNames: string | null;
  surname: string | null;
  /** Who brings it, and by which procedure. */
  actor: Actor;
  procedure: string;
  /** Who set its fields, as JSON, where the statement is written once. */
  provenance?: string;
}

/** An address as its account keeps it. A look-alike domain is kept as the DNS knows it: it must not pass for the one it imitates. */
export function keptSpelling({ address }: Pick<Identity, 'address'>): string {
  return address.mixedScripts ? address.deliverTo : address.typed;
}

/** The fields that somebody sets by beginning so. */
export function givenIn({ email, surname, level }: Pick<Beginning, 'email' | 'surname' | 'level'>): AccountField[] {
  return [
    ...(email === null ? [] : (['email'] as const)),
    ...(surname === null ? [] : (['givenNames', 'surname'] as const)),
    ...(level > 1 ? (['level'] as const) : []),
  ];
}

/** Makes an account where nobody is known by that identity yet. Every column, in the order of the table, as `INSERT … SELECT` wants it. */
export function addAccount(ctx: StatementContext, known: Known, beginning: Beginning, won: SQL) {
  const { id, email, level, givenNames, surname, actor, procedure } = beginning;
  const now = ctx.now();
  const given = givenIn(beginning);
  const nobody = sql`${accountIdOf(known)} IS NULL`;
  const may = demandRight(actor, procedure, given, { now, nobody, mailbox: won });
  const provenance = beginning.provenance ?? JSON.stringify(firstProvenance(given, actor, now));
  const row = {
    id: sql<string>`${id}`.as('id'),
    email: sql<string | null>`${email}`.as('email'),
    status: sql<'active'>`'active'`.as('status'),
    level: sql<number>`${level}`.as('level'),
    givenNames: sql<string | null>`${givenNames}`.as('given_names'),
    surname: sql<string | null>`${surname}`.as('surname'),
    namesLockedAt: sql<number | null>`${surname === null ? null : now}`.as('names_locked_at'),
    phone: sql<null>`NULL`.as('phone'),
    language: sql<null>`NULL`.as('language'),
    notices: sql<Notice[]>`${JSON.stringify(firstNotices)}`.as('notices'),
    version: sql<number>`0`.as('version'),
    createdAt: sql<number>`${now}`.as('created_at'),
    provenance: sql<Provenance>`${provenance}`.as('provenance'),
    frozenUntil: sql<null>`NULL`.as('frozen_until'),
    erasesAt: sql<null>`NULL`.as('erases_at'),
  };
  return ctx.db.insert(accounts).select(
    ctx.db
      .select(row)
      .from(sql`(SELECT 1)`)
      .where(and(won, nobody, may)),
  );
}

/** How an account is known. */
export interface NewIdentity {
  use: IdentityUse;
  sealed?: string;
  names?: string;
}

/** Makes an account known by an identity that nobody has yet, where `account` finds one. */
export function addIdentity(
  ctx: StatementContext,
  known: Known,
  { use, sealed, names }: NewIdentity,
  account: SQL | undefined,
) {
  const row = {
    kind: sql<IdentityKind>`${known.kind}`.as('kind'),
    key: sql<string>`${known.current}`.as('key'),
    accountId: accounts.id,
    use: sql<typeof use>`${use}`.as('use'),
    sealed: sql<string | null>`${sealed ?? null}`.as('sealed'),
    names: sql<string | null>`${names ?? null}`.as('names'),
    createdAt: sql<number>`${ctx.now()}`.as('created_at'),
    leftAt: sql<null>`NULL`.as('left_at'),
  };
  return ctx.db.insert(identities).select(ctx.db.select(row).from(accounts).where(account)).onConflictDoNothing();
}

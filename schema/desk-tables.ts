import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RequestKind, RequestStatus, Role } from './staff.js';
import { accounts } from './tables.js';

// What the life of an account and the desk of staff need beside `tables.ts`: STRICT as well, times in milliseconds since 1970.

/** Who works at the desk, where, and as what. Read on every call. */
export const staff = sqliteTable('staff', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.id),
  /** An id of the setting `OFFICES`. */
  office: text().notNull(),
  role: text().$type<Role>().notNull(),
  grantedAt: integer('granted_at').notNull(),
  /** `operator`, or `staff:` and the account of a supervisor. */
  grantedBy: text('granted_by').notNull(),
  revokedAt: integer('revoked_at'),
});

/** What waits for staff, or waited: one row is answered once. */
export const requests = sqliteTable(
  'request',
  {
    id: text().primaryKey(),
    kind: text().$type<RequestKind>().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The account that is merged into the first one. */
    otherId: text('other_id'),
    /** `person`, `system`, or `staff:` and an account. */
    askedBy: text('asked_by').notNull(),
    /** The office of the staff who asked. */
    askedOffice: text('asked_office'),
    askedAt: integer('asked_at').notNull(),
    /** What is asked for, in the person's words; goes when the account is erased. */
    details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default(sql`'{}'`),
    status: text().$type<RequestStatus>().notNull().default('open'),
    answeredBy: text('answered_by'),
    answeredOffice: text('answered_office'),
    answeredAt: integer('answered_at'),
    /** What staff answered, in words for the person. */
    answer: text(),
  },
  (table) => [
    index('request_open').on(table.status, table.askedAt, table.id),
    index('request_account').on(table.accountId, table.askedAt),
    index('request_other').on(table.otherId).where(sql`other_id IS NOT NULL`),
    index('request_merged')
      .on(table.kind, table.status, table.answeredAt)
      .where(sql`kind = 'merge' AND status = 'done'`),
    index('request_undone')
      .on(table.askedAt, table.id)
      .where(sql`kind = 'merge' AND status = 'withdrawn' AND answered_at IS NOT NULL`),
  ],
);

/** A second factor of a person whom staff confirmed (WebAuthn Level 3). */
export const passkeys = sqliteTable(
  'passkey',
  {
    /** The credential's id, base64url. */
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    counter: integer().notNull(),
    transports: text({ mode: 'json' }).$type<string[]>().notNull().default(sql`'[]'`),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at'),
  },
  (table) => [index('passkey_account').on(table.accountId)],
);

/** A notice that a batch decided on and the queue has not taken yet. */
export const waitingNotices = sqliteTable(
  'waiting_notice',
  { id: text().primaryKey(), sealed: text().notNull(), createdAt: integer('created_at').notNull() },
  (table) => [index('waiting_notice_created').on(table.createdAt)],
);

/** An address that mail does not reach, until mail reaches it again. */
export const mailTroubles = sqliteTable(
  'mail_trouble',
  {
    /** `key id.MAC` of the canonical address. */
    key: text('k').primaryKey(),
    /** What the mail service said last: `E_RECIPIENT_SUPPRESSED`, … */
    error: text().notNull(),
    count: integer('n').notNull(),
    at: integer().notNull(),
  },
  (table) => [index('mail_trouble_at').on(table.at)],
);

/** Restores that were dealt with. While that of the setting `EPOCH` is missing, nobody is signed in. */
export const epochs = sqliteTable('epoch', { id: text().primaryKey(), at: integer().notNull() });

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Notice, ServiceLanguage } from './contact.js';
import type { AccountField } from './policy.js';

// Times are milliseconds since 1970, of the Worker's clock. Every table is STRICT (`npm run migration` sees to it): numbers
// bound from JavaScript are REAL inside SQL arithmetic, and only a STRICT column says so.

/** Whether a sign-in may still happen: expiry, tries and consumption. Never the code, never a clear address. */
export const challenges = sqliteTable(
  'otp_challenge',
  {
    /** SHA-256 of the secret that only the page holds. */
    id: text().primaryKey(),
    purpose: text().notNull(),
    origin: text().notNull(),
    emailKey: text('email_key').notNull(),
    /** The account that the mailbox is proven for; null where proving it signs in. */
    subjectId: text('subject_id'),
    sends: integer().notNull().default(1),
    lastSentAt: integer('last_sent_at').notNull(),
    tries: integer().notNull().default(0),
    /** SHA-256 of the submission that was judged last, so that the same one is not counted twice. */
    lastTry: text('last_try'),
    /** The call that changed the row last: the other statements of its batch act only for it. */
    changedBy: text('changed_by').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    consumedAt: integer('consumed_at'),
    consumedBy: text('consumed_by'),
  },
  (table) => [
    index('otp_challenge_expires').on(table.expiresAt),
    index('otp_challenge_email').on(table.emailKey),
    index('otp_challenge_subject').on(table.subjectId).where(sql`subject_id IS NOT NULL`),
  ],
);

/** One mail of a challenge: how long its code lives and what became of it. */
export const sends = sqliteTable(
  'otp_send',
  {
    challengeId: text('challenge_id')
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    sentAt: integer('sent_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** `pending` until the mail service answers, then `sent`, `failed` (ours) or `refused` (theirs). */
    status: text().$type<MailStatus>().notNull().default('pending'),
  },
  (table) => [primaryKey({ columns: [table.challengeId, table.number] })],
);
/** What became of a mail. */
export type MailStatus = 'pending' | 'sent' | 'failed' | 'refused';

/** How often something happened since its window opened. */
export const buckets = sqliteTable(
  'rate_bucket',
  {
    key: text('k').primaryKey(),
    count: integer('n').notNull(),
    endsAt: integer('ends_at').notNull(),
  },
  (table) => [index('rate_bucket_ends').on(table.endsAt)],
);

/** A person. */
export const accounts = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    /** Where the person is written to; null until whoever came through VIISP has proven an address. */
    email: text(),
    /** `merged`: it became part of another one, and can come back for 30 days. */
    status: text().$type<'active' | 'blocked' | 'merged' | 'erased'>().notNull().default('active'),
    level: integer().notNull().default(1),
    givenNames: text('given_names'),
    surname: text(),
    namesLockedAt: integer('names_locked_at'),
    phone: text(),
    language: text().$type<ServiceLanguage>(),
    notices: text({ mode: 'json' }).$type<Notice[]>().notNull().default(sql`'[]'`),
    /** Rises with every change, so that two tabs cannot overwrite each other unseen. */
    version: integer().notNull().default(0),
    createdAt: integer('created_at').notNull(),
    /** Who set each field last, and when. */
    provenance: text({ mode: 'json' }).$type<Provenance>().notNull().default(sql`'{}'`),
    /** Until when phone and e-mail cannot be changed, since somebody said that it was not them. */
    frozenUntil: integer('frozen_until'),
    /** When the account will be erased, once its owner or staff asked for it. */
    erasesAt: integer('erases_at'),
  },
  (table) => [
    // Seven more stand in migrations alone: over the names as staff search for them (`folded.ts`).
    index('account_phone').on(table.phone),
    index('account_erases').on(table.erasesAt).where(sql`erases_at IS NOT NULL`),
    index('account_merged').on(table.id).where(sql`status = 'merged'`),
  ],
);

/** Who set each field last. */
export type Provenance = { [Field in AccountField]?: Origin };
/** Who set a field: the person, VIISP, or staff of an office; and when. */
export interface Origin {
  by: 'person' | 'viisp' | 'staff';
  office?: string;
  at: number;
}

/** What makes somebody the same person the next time: an address or a VIISP identity, known as a keyed MAC. */
export const identities = sqliteTable(
  'identity',
  {
    kind: text().$type<IdentityKind>().notNull(),
    /** `key id.MAC` of the canonical address, or of the personal, eIDAS or e-resident code. */
    key: text().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /**
     * Whether it opens a session, or only says whose it is: an address that was given beside VIISP, or one that was left and stays
     * reserved.
     */
    use: text().$type<IdentityUse>().notNull(),
    /** The code itself, sealed; for VIISP only. */
    sealed: text(),
    /** The names as VIISP sent them last, to tell when they change. */
    names: text(),
    createdAt: integer('created_at').notNull(),
    /** When the address was left for another one; null once that can be taken back no more. */
    leftAt: integer('left_at'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key] }), index('identity_account').on(table.accountId)],
);
/** The ways that an identity is proven by. */
export type IdentityKind = 'email' | 'viisp';
/** What an identity is good for. */
export type IdentityUse = 'sign_in' | 'contact' | 'reserved';

/** A way to VIISP and back that a page began. */
export const viispFlows = sqliteTable(
  'viisp_flow',
  {
    id: text().primaryKey(),
    /** SHA-256 of the ticket that VIISP gave, and of the state that only VIISP and we know. */
    ticketHash: text('ticket_hash').notNull().unique(),
    stateHash: text('state_hash').notNull().unique(),
    /** RFC 7638 thumbprint of the key of the page that began it: nobody else can finish it. */
    thumbprint: text().notNull(),
    origin: text().notNull(),
    /** The page that began it, without its fragment. */
    returnTo: text('return_to').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    /** Hash of the submission that finished it. */
    usedBy: text('used_by'),
    /** The run of a batch that acted on it: the other statements act only for that one. */
    changedBy: text('changed_by'),
    /** Whether it leads to the desk of staff. */
    desk: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('viisp_flow_expires').on(table.expiresAt)],
);

/** A signed-in page: a token that works only with the key it was given to. */
export const sessions = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The challenge or VIISP flow that opened it: each opens one. */
    openedBy: text('opened_by').notNull().unique(),
    /** RFC 7638 thumbprint of the page's key. */
    thumbprint: text().notNull(),
    level: integer().notNull(),
    method: text().notNull(),
    origin: text().notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    /** What the person knows the device by, `Firefox/Windows`; null where the browser does not say. */
    device: text(),
    /** Whether it is a session at the desk of staff, which lives shorter. */
    desk: integer({ mode: 'boolean' }).notNull().default(false),
    /** When the person proved themselves once more in it. */
    confirmedAt: integer('confirmed_at'),
    /** What a passkey is to sign next, and until when. */
    passkeyChallenge: text('passkey_challenge'),
    passkeyUntil: integer('passkey_until'),
  },
  (table) => [
    index('session_account').on(table.accountId, table.lastUsedAt),
    index('session_expires').on(table.expiresAt),
  ],
);

/** A proof that was already used for a write (RFC 9449 §11.1), and by which call. */
export const proofs = sqliteTable(
  'dpop_proof',
  { id: text().primaryKey(), call: text().notNull(), expiresAt: integer('expires_at').notNull() },
  (table) => [index('dpop_proof_expires').on(table.expiresAt)],
);

/** What happened, for the auditor and the person. Append-only: triggers refuse any change or removal. */
export const events = sqliteTable(
  'event',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    kind: text().notNull(),
    accountId: text('account_id'),
    /** Who did it: `person`, `viisp`, `staff:…`, `system`. */
    actor: text().notNull(),
    origin: text(),
    /** Facts without personal data: field names, counts. */
    facts: text({ mode: 'json' }).$type<Record<string, string | number | string[]>>().notNull().default(sql`'{}'`),
  },
  (table) => [index('event_account').on(table.accountId, table.at), index('event_at').on(table.at)],
);

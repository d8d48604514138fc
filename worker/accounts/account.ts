import { type SQL, sql } from 'drizzle-orm';
import type { Notice, ServiceLanguage } from '../../schema/contact.js';
import type { IdentityKind, Provenance } from '../../schema/tables.js';

/** An account as the procedures see it. */
export interface Account {
  id: string;
  /** Null until whoever came through VIISP has proven an address. */
  email: string | null;
  level: number;
  givenNames: string | null;
  surname: string | null;
  namesLockedAt: number | null;
  phone: string | null;
  language: ServiceLanguage | null;
  notices: Notice[];
  version: number;
  /** Who set each field last. */
  provenance: Provenance;
  /** Until when phone and e-mail stay as they are. */
  frozenUntil: number | null;
  /** When it will be erased. */
  erasesAt: number | null;
  /** How many passkeys it has. */
  passkeys: number;
  /** The ways that sign its owner in. */
  ways: IdentityKind[];
}

/** A whole account as one JSON value, so that another statement can bring it along in the same round trip. */
export const accountJson: SQL = sql`json_object('id', account.id, 'email', account.email, 'level', account.level,
  'givenNames', account.given_names, 'surname', account.surname, 'namesLockedAt', account.names_locked_at, 'phone', account.phone,
  'language', account.language, 'notices', json(account.notices), 'version', account.version,
  'provenance', json(account.provenance), 'frozenUntil', account.frozen_until, 'erasesAt', account.erases_at,
  'passkeys', (SELECT count(*) FROM passkey WHERE account_id = account.id),
  'ways', (SELECT json_group_array(DISTINCT kind) FROM identity WHERE account_id = account.id AND "use" = 'sign_in'))`;

/** Whether the contact data was given: only then is the person signed in to the system. */
export function isComplete({ email, surname, phone }: Account): boolean {
  return email !== null && surname !== null && phone !== null;
}

/** What a page may show of the person in its corner. */
export interface Person {
  email: string | null;
  /** Null until the contact data is given; a person with one name only has no given names. */
  givenNames: string | null;
  surname: string | null;
  /** How surely this session knows who it is: 1 by e-mail, 3 through VIISP. The account may be known better. */
  level: number;
  complete: boolean;
}

/** The person behind an account, as a session of that level may show it. */
export function personOf(account: Account, level: number): Person {
  const { email, givenNames, surname } = account;
  return { email, givenNames, surname, level, complete: isComplete(account) };
}

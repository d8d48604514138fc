import { type SQL, sql } from 'drizzle-orm';
import type { Notice, ServiceLanguage } from '../../schema/contact.js';

/** An account as the procedures see it. */
export interface Account {
  id: string;
  email: string;
  level: number;
  givenNames: string | null;
  surname: string | null;
  namesLockedAt: number | null;
  phone: string | null;
  language: ServiceLanguage | null;
  notices: Notice[];
  version: number;
}

/** A whole account as one JSON value, so that another statement can bring it along in the same round trip. */
export const accountJson: SQL = sql`json_object('id', account.id, 'email', account.email, 'level', account.level,
  'givenNames', account.given_names, 'surname', account.surname, 'namesLockedAt', account.names_locked_at, 'phone', account.phone,
  'language', account.language, 'notices', json(account.notices), 'version', account.version)`;

/** What a page may show of the person in its corner. */
export interface Person {
  email: string;
  /** Null until the contact data is given; a person with one name only has no given names. */
  givenNames: string | null;
  surname: string | null;
  level: number;
  /** Whether the contact data was given: only then is the person signed in to the system. */
  complete: boolean;
}

/** The person behind an account. */
export function personOf(account: Account): Person {
  const { email, givenNames, surname, level } = account;
  return { email, givenNames, surname, level, complete: account.namesLockedAt !== null };
}

/** The contact data of an account, as its owner sees it. */
export function profileOf(account: Account) {
  const { phone, language, notices, namesLockedAt, version } = account;
  return { ...personOf(account), phone, language, notices, namesLockedAt, version };
}

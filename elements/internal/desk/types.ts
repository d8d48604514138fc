import type { Reason } from '../../../schema/staff.js';
import type { Output } from '../connection.js';

/** Who works at the desk. */
export type Me = Output<'staff.me'>;
/** A person in a list. */
export type Found = Output<'staff.search'>['people'][number];
/** A person's account as staff see it. */
export type Dossier = Output<'staff.read'>;
/** What waits for staff. */
export type Work = Output<'staff.requests'>['requests'][number];
/** A colleague of the same office. */
export type Colleague = Output<'staff.colleagues'>['colleagues'][number];
/** Why staff look at something or change it. */
export interface Because {
  reason: Reason;
  caseNumber?: string | undefined;
}

/** What all parts of the desk share. A new one is made whenever something in it changes. */
export interface Desk {
  me: Me;
  /** Why the last search or act was done: the next one of the same case has the same reason. */
  because: Because | undefined;
  /** How many requests wait, once that is known. */
  open: number | undefined;
  /** Keeps the reason for what follows. */
  keep(because: Because): void;
  /** Opens the account of a person. */
  show(id: string, because: Because): void;
  /** Notes what the open account is like now. */
  see(dossier: Dossier): void;
  /** Notes how many requests wait. */
  count(open: number): void;
}

import type { AccountField } from '../../schema/policy.js';
import type { RequestKind, RequestStatus, Role } from '../../schema/staff.js';
import type { Entry, Named } from '../account-life/procedures.js';
import type { Device } from '../sessions/device.js';

/** A person in a list. */
export interface Found {
  id: string;
  givenNames: string | null;
  surname: string | null;
  email: string | null;
  level: number;
  status: 'active' | 'blocked' | 'merged' | 'erased';
  createdAt: number;
  /** Whether what was searched for is an address that the person has left. */
  formerEmail: boolean;
}

/** Who set a field last. */
export interface SeenOrigin {
  by: 'person' | 'viisp' | 'staff';
  office: Named | null;
  at: number;
}

/** Why mail does not reach an address. */
export interface SeenTrouble {
  kind: 'suppressed' | 'refused' | 'failed';
  count: number;
  at: number;
}

/** A request on the work list. */
export interface Work {
  id: string;
  kind: RequestKind;
  status: RequestStatus;
  askedAt: number;
  askedBy: 'person' | 'staff' | 'system';
  askedOffice: Named | null;
  /** Whether the member of staff who looks asked for it: then a colleague must decide. */
  own: boolean;
  person: Found;
  /** The account that is to become part of it. */
  other: Found | null;
  givenNames: string | null;
  surname: string | null;
  why: string | null;
  document: string | null;
  reason: string | null;
  /** The case in which staff asked for it. */
  caseNumber: string | null;
  answeredAt: number | null;
  answeredOffice: Named | null;
  answer: string | null;
  /** Of a merge that was done: until when it can be taken back. */
  undoUntil: number | null;
  /** Whether it is a merge that was taken back. */
  undone: boolean;
}

/** A person as staff see them. */
export interface Dossier extends Found {
  version: number;
  phone: string | null;
  language: string | null;
  namesLockedAt: number | null;
  ways: ('email' | 'viisp')[];
  provenance: { [Field in AccountField]?: SeenOrigin };
  frozenUntil: number | null;
  erasesAt: number | null;
  passkeys: number;
  /** What keeps mail from arriving, null while nothing does. */
  mail: SeenTrouble | null;
  sessions: {
    portal: Named;
    device: Device | null;
    method: 'email' | 'viisp';
    level: number;
    createdAt: number;
    lastUsedAt: number;
  }[];
  /** What is asked about it, also where it is the one that is to become part of another. */
  requests: Work[];
  history: Entry[];
  /** The account that it became part of; null where it is one by itself. */
  mergedInto: string | null;
  /** Whether it is the account of whoever looks. */
  own: boolean;
  now: number;
}

/** Whoever works at the desk. */
export interface Colleague {
  accountId: string;
  givenNames: string | null;
  surname: string | null;
  office: string;
  officeName: Named;
  role: Role;
  grantedAt: number;
}

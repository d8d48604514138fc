import type { SQL } from 'drizzle-orm';
import type { Writer } from '../schema/policy.js';
import type { Session } from './sessions/session.js';

/** Whoever changes an account, as the policy and the record know them. */
export interface Actor {
  writer: Writer;
  /** How the record names them: `person`, `viisp`, `staff:…`, `system`. */
  name: string;
  /** How surely it is known who they are: the level of the session, or of the proof where there is none yet. */
  level: number;
  /** The session that they act in. */
  session?: Pick<Session, 'account' | 'level' | 'createdAt' | 'confirmedAt'>;
  /** The office that staff act for. */
  office?: string;
  /** What must be true of them still at the moment of writing: that a role was not taken meanwhile. */
  holds?: SQL;
}

/** The owner of the account, by the mailbox alone. */
export const person: Actor = { writer: 'person', name: 'person', level: 1 };
/** The owner of the account in a session. */
export const personIn = (session: Session): Actor => ({ ...person, level: session.level, session });
/** VIISP, when it tells who somebody is. */
export const viisp: Actor = { writer: 'viisp', name: 'viisp', level: 3 };
/** The Worker itself, when time or a restore of the database asks for it. */
export const system: Actor = { writer: 'system', name: 'system', level: 3 };
/** The procedure of the Worker itself, as the policy names it. */
export const SWEEP = 'the sweep';

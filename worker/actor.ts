import type { SQL } from 'drizzle-orm';
import type { Writer } from '../schema/policy.js';

/** Whoever changes an account, as the policy and the record know them. */
export interface Actor {
  writer: Writer;
  /** How the record names them: `person`, `viisp`, `staff:…`, `system`. */
  name: string;
  /** The office that staff act for. */
  office?: string;
  /** What must be true of them still at the moment of writing: that a role was not taken meanwhile. */
  holds?: SQL;
}

/** The owner of the account. */
export const person: Actor = { writer: 'person', name: 'person' };
/** VIISP, when it tells who somebody is. */
export const viisp: Actor = { writer: 'viisp', name: 'viisp' };

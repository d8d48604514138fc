import type { Problem } from '../../schema/problem.js';
import type { Refusal } from '../../schema/refusal.js';

/** What the Worker tells of an error. */
export interface TroubleFacts {
  refusal?: Refusal | null;
  fields?: Record<string, Problem> | null;
  retryAfter?: number | null;
  triesLeft?: number | null;
  requestId?: string | null;
  now?: number;
  /** The kind of error, in tRPC's words. */
  code?: string;
  /** Why a session lapsed, as this page knows it: `not_me` where its person ended all of them. */
  cause?: 'idle' | 'over' | 'not_me';
}

/** A call that did not succeed: a named refusal, fields to correct, a fault of ours, or no connection at all. */
export class Trouble extends Error {
  readonly facts: TroubleFacts;
  /** Whether the call may not have reached us. */
  readonly offline: boolean;

  constructor(facts: TroubleFacts, offline = false) {
    super(facts.refusal ?? (offline ? 'offline' : 'fault'));
    this.facts = facts;
    this.offline = offline;
  }
}

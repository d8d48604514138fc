import { TRPCError } from '@trpc/server';
import type { Problem } from '../schema/problem.js';
import type { Refusal } from '../schema/refusal.js';

const status = {
  code_wrong: 'UNAUTHORIZED',
  code_expired: 'UNAUTHORIZED',
  code_used: 'UNAUTHORIZED',
  tries_spent: 'FORBIDDEN',
  code_not_ready: 'SERVICE_UNAVAILABLE',
  too_soon: 'TOO_MANY_REQUESTS',
  sends_spent: 'TOO_MANY_REQUESTS',
  too_many_mails: 'TOO_MANY_REQUESTS',
  too_many_wrong_codes: 'TOO_MANY_REQUESTS',
  too_many_calls: 'TOO_MANY_REQUESTS',
  origin_unknown: 'FORBIDDEN',
  signed_out: 'UNAUTHORIZED',
  proof_refused: 'UNAUTHORIZED',
  proof_stale: 'UNAUTHORIZED',
  profile_incomplete: 'FORBIDDEN',
  field_locked: 'BAD_REQUEST',
  changed_meanwhile: 'CONFLICT',
  try_again: 'SERVICE_UNAVAILABLE',
  use_viisp: 'FORBIDDEN',
  viisp_unavailable: 'SERVICE_UNAVAILABLE',
  viisp_failed: 'UNAUTHORIZED',
  viisp_expired: 'UNAUTHORIZED',
  account_blocked: 'FORBIDDEN',
  email_taken: 'CONFLICT',
  session_unknown: 'NOT_FOUND',
  email_moved: 'FORBIDDEN',
  email_left: 'FORBIDDEN',
  step_up_needed: 'FORBIDDEN',
  passkey_needed: 'FORBIDDEN',
  contact_frozen: 'FORBIDDEN',
  request_open: 'CONFLICT',
  request_unknown: 'NOT_FOUND',
  passkey_refused: 'FORBIDDEN',
  level_too_low: 'FORBIDDEN',
  take_back_over: 'CONFLICT',
  not_staff: 'FORBIDDEN',
  role_too_low: 'FORBIDDEN',
  own_account: 'FORBIDDEN',
  person_unknown: 'NOT_FOUND',
  search_too_wide: 'BAD_REQUEST',
  already_answered: 'CONFLICT',
  second_person_needed: 'FORBIDDEN',
  proposer_left: 'CONFLICT',
  merge_impossible: 'CONFLICT',
  erasure_impossible: 'CONFLICT',
  undo_over: 'CONFLICT',
} as const satisfies Record<Exclude<Refusal, 'elements_outdated'>, TRPCError['code']>;

/** A "no" that a procedure can say; the others are said at the door. */
type Said = keyof typeof status;

/** Facts that a refusal may carry to the page. */
export interface RefusalFacts {
  /** Seconds to wait before the same call can succeed. */
  retryAfter?: number;
  /** Guesses that are left. */
  triesLeft?: number;
  /** The fields that were at fault. */
  fields?: Record<string, Problem>;
}

/** A deliberate "no". `why` goes to the log alone, because telling reasons apart may help an attacker. */
export class Refused extends TRPCError {
  readonly refusal: Said;
  readonly facts: RefusalFacts;
  readonly why: string | undefined;

  constructor(refusal: Said, facts: RefusalFacts = {}, why?: string) {
    super({ code: status[refusal], message: refusal });
    this.refusal = refusal;
    this.facts = facts;
    this.why = why;
  }
}

/** Malformed input that only the Worker can judge (an address, a phone number), in the shape of every other one. */
export class FieldProblem extends TRPCError {
  readonly fields: Record<string, Problem>;

  constructor(fields: Record<string, Problem>) {
    super({ code: 'BAD_REQUEST', message: 'bad_request' });
    this.fields = fields;
  }
}

/** Whole seconds until `then`, at least one: what a person is told to wait. */
export function secondsUntil(then: number, now: number): number {
  return Math.max(1, Math.ceil((then - now) / 1000));
}

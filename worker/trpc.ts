import { initTRPC, type TRPCError } from '@trpc/server';
import { $ZodError } from 'zod/v4/core';
import { type Problem, problems } from '../schema/problem.js';
import type { Refusal } from '../schema/refusal.js';
import type { Context } from './context.js';
import { FieldProblem, Refused } from './refuse.js';

const known: readonly string[] = problems;

/** Which fields were at fault and how: our names only, never a sentence of the library's, which would print our patterns. */
export function fieldsOf(error: TRPCError): Record<string, Problem> | null {
  if (error instanceof FieldProblem) return error.fields;
  const { cause } = error;
  if (!(cause instanceof $ZodError)) return null;
  // No prototype: a key may be called __proto__.
  const fields: Record<string, Problem> = Object.create(null);
  for (const issue of cause.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys.slice(0, 20)) fields[key.slice(0, 40)] = 'unrecognised_field';
    else fields[String(issue.path[0] ?? '')] = known.includes(issue.message) ? (issue.message as Problem) : 'invalid';
  }
  return fields;
}

/** An error as the wire carries it. */
export interface WireError {
  code: string;
  httpStatus: number;
  refusal: Refusal | null;
  fields: Record<string, string> | null;
  retryAfter: number | null;
  triesLeft: number | null;
  requestId: string | null;
  /** Our clock, so that a page whose own is wrong can correct its proofs. */
  now: number;
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const refused = error instanceof Refused ? error : undefined;
    const data: WireError = {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      refusal: refused?.refusal ?? null,
      fields: refused?.facts.fields ?? fieldsOf(error),
      retryAfter: refused?.facts.retryAfter ?? null,
      triesLeft: refused?.facts.triesLeft ?? null,
      requestId: ctx?.requestId ?? null,
      now: ctx?.now() ?? Date.now(),
    };
    const fault = error.code === 'INTERNAL_SERVER_ERROR' ? 'fault' : 'bad_request';
    return { code: shape.code, message: refused?.refusal ?? fault, data };
  },
});

export const router = t.router;

/** For anybody: no session needed. */
export const open = t.procedure;

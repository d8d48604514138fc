import * as z from 'zod/mini';
import type { Problem } from './problem.js';

/** A message that is one of our names and never a sentence of the library's. */
export function problem(name: Problem): Problem {
  return name;
}

/** Text that cannot hide half a character: JSON can carry lone surrogates, people do not type them. */
export const Text = z.string(problem('invalid')).check(z.refine((text) => text.isWellFormed(), problem('invalid')));

/** Text that a reader turns into the value we keep, or into the name of what is wrong with it. */
export function readBy<Value>(read: (typed: string) => { value: Value } | { problem: Problem }) {
  return z.pipe(
    Text,
    z.transform((typed: string, context): Value => {
      const result = read(typed);
      if ('value' in result) return result.value;
      context.issues.push({ code: 'custom', message: result.problem, input: typed });
      return z.NEVER;
    }),
  );
}

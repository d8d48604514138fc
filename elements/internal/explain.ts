import type { Problem } from '../../schema/problem.js';
import type { Refusal } from '../../schema/refusal.js';
import type { Facts } from '../words/lt/steps.js';
import type { AllStepWords } from './locale.js';
import type { Trouble } from './trouble.js';

/** What is wrong with a field. What only the Worker finds wrong comes with the words of its refusals. */
export function correct(words: AllStepWords, problem: Problem): string | undefined {
  const sentences: Partial<Record<Problem, string>> = { ...words.problems, ...words.rareProblems };
  return sentences[problem];
}

/** What to tell the person about a call that failed. The words of fields stand at the fields. */
export function explain(words: AllStepWords, { facts, offline }: Trouble): string {
  const { refusal, cause } = facts;
  if (offline) return words.offline;
  // A Worker that is newer than this page may say no in a way that has no words here.
  const sayings: Partial<Record<Refusal | NonNullable<typeof cause>, (facts: Facts) => string>> = {
    ...words.refusals,
    ...words.rareRefusals,
  };
  const named = cause ?? refusal;
  const say = named && sayings[named];
  if (say)
    return say({ wait: words.inTime(facts.retryAfter ?? 0), left: facts.triesLeft ?? 0, origin: location.origin });
  return words.fault(facts.requestId?.slice(0, 8) ?? '');
}

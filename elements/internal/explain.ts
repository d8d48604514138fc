import type { AllStepWords } from './locale.js';
import type { Trouble } from './trouble.js';

/** What to tell the person about a call that failed. The words of fields stand at the fields. */
export function explain(words: AllStepWords, { facts, offline }: Trouble): string {
  if (offline) return words.offline;
  if (facts.refusal === 'origin_unknown') return words.unregistered(location.origin);
  if (facts.refusal) return words.refusals[facts.refusal]({ wait: facts.retryAfter ?? 0, left: facts.triesLeft ?? 0 });
  return words.fault(facts.requestId?.slice(0, 8) ?? '');
}

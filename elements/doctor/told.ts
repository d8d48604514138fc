import type { DoctorWords } from '../words/lt/doctor.js';
import { catalogue, type Finding, type Severity } from './finding.js';

/** A finding in the words of one language. */
export interface Told {
  id: string;
  severity: Severity;
  what: string;
  why: string;
  how: string;
  lines: string[];
}

type Sentence = string | ((...facts: string[]) => string);

/** Says a finding to people. */
export function told({ id, facts, lines }: Finding, words: DoctorWords): Told {
  const { what, why, how } = words.findings[id] as Record<'what' | 'why' | 'how', Sentence>;
  const say = (sentence: Sentence) => (typeof sentence === 'string' ? sentence : sentence(...facts));
  return { id, severity: catalogue[id], what: say(what), why: say(why), how: say(how), lines };
}

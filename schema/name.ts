import { NAME_MAX } from './limits.js';
import type { Problem } from './problem.js';

/** The Latin line of a passport as MIGRIS stores it: Latin letters, the Lithuanian ones, and the marks names have. */
const ALLOWED = /^[A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž][A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž .\-’()]*$/;

/** The exact string that will be kept: NFC, trimmed, single spaces, one kind of apostrophe. Nothing else is changed. */
export function tidyName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/['‘`ʼ´]/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is wrong with a tidied name, if anything. */
export function nameProblem(name: string): Problem | undefined {
  if (name === '') return 'name_required';
  if (name.length > NAME_MAX) return 'name_too_long';
  if (!ALLOWED.test(name)) return 'name_letters';
  return undefined;
}

import type { AccountField } from '../../../schema/policy.js';
import { policy } from '../../../schema/policy.js';
import { now } from '../clock.js';
import type { Output } from '../connection.js';
import { day } from '../day.js';
import type { AllWords, Language } from '../locale.js';

/** The account as its owner sees it. */
export type Profile = Output<'profile.read'>;

/** Whether the table of who may write what lets the person change a field later, and not only give it once. */
export function isOwn(field: AccountField): boolean {
  return policy[field].some(({ who, needs }) => who === 'person' && !needs.includes('once'));
}

/** Until when phone and e-mail stay as they are; undefined where they do not. */
export function frozenUntil({ frozenUntil }: Profile): number | undefined {
  return frozenUntil !== null && frozenUntil > now() ? frozenUntil : undefined;
}

/** Who set a field and when, in words; undefined where that was not kept. */
export function setBy(words: AllWords, { provenance }: Profile, { field, language }: Said): string | undefined {
  // An older API tells nothing of it.
  const origin = provenance?.[field];
  if (!origin) return undefined;
  return words.setAt(origin.office?.[language] ?? words.setBy[origin.by], day(origin.at, language));
}

interface Said {
  field: AccountField;
  language: Language;
}

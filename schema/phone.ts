import { plainDigits } from './digits.js';
import { PHONE_INPUT_MAX } from './limits.js';

/**
 * A phone number as E.164 would write it, from the ways people type it: separators dropped, `00` as `+`, and the Lithuanian
 * forms `0 6…`, the old trunk prefix `8 6…` (ended 2025-03-01) and a bare `6…`. `undefined` when it cannot be a number
 * at all; whether it exists in its country is the Worker's to judge.
 */
export function tidyPhone(typed: string): string | undefined {
  if (typed.length > PHONE_INPUT_MAX) return undefined;
  const plain = plainDigits(typed)
    .replace(/[()./]/g, '')
    .replace(/^00/, '+')
    .replace(/^[08]?(?=[3-7]\d{7}$)/, '+370')
    .replace(/^\+370[08](?=\d{8}$)/, '+370');
  return /^\+[1-9]\d{6,14}$/.test(plain) ? plain : undefined;
}

import { plainDigits } from './digits.js';
import { CODE_DIGITS, CODE_INPUT_MAX } from './limits.js';
import type { Problem } from './problem.js';

/**
 * Reads a code as a person types or pastes it: spaces, dashes and the digits of any script (phone keyboards in
 * Arabic, Persian or Bengali) become eight ASCII digits.
 */
export function readCode(typed: string): { value: string } | { problem: Problem } {
  if (typed.length > CODE_INPUT_MAX) return { problem: 'code_too_long' };
  const code = plainDigits(typed);
  if (code === '') return { problem: 'code_required' };
  if (/\D/.test(code)) return { problem: 'code_not_digits' };
  if (code.length < CODE_DIGITS) return { problem: 'code_too_short' };
  if (code.length > CODE_DIGITS) return { problem: 'code_too_long' };
  return { value: code };
}

import { CODE_DIGITS, CODE_INPUT_MAX } from './limits.js';
import type { Problem } from './problem.js';

/**
 * The value of one Unicode decimal digit. Each script keeps its ten digits in a row (Unicode §4.6), so
 * stepping back while there are digits ends at that script's zero.
 */
function digitValue(digit: string): string {
  const point = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/**
 * Reads a code as a person types or pastes it: spaces, dashes and the digits of any script (phone keyboards in
 * Arabic, Persian or Bengali) become eight ASCII digits.
 */
export function readCode(typed: string): { value: string } | { problem: Problem } {
  if (typed.length > CODE_INPUT_MAX) return { problem: 'code_too_long' };
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/\p{Nd}/gu, digitValue);
  if (code === '') return { problem: 'code_required' };
  if (/\D/.test(code)) return { problem: 'code_not_digits' };
  if (code.length < CODE_DIGITS) return { problem: 'code_too_short' };
  if (code.length > CODE_DIGITS) return { problem: 'code_too_long' };
  return { value: code };
}

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

/** Digits of any script (phone keyboards in Arabic, Persian or Bengali) as ASCII digits; spaces and invisible marks are dropped. */
export function plainDigits(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/\p{Nd}/gu, digitValue);
}

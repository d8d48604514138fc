import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The E.164 form of a number that can exist in its country, or nothing. */
export function e164Of(tidy: string): string | undefined {
  const number = parsePhoneNumberFromString(tidy);
  return number?.isValid() ? number.number : undefined;
}

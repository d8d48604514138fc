import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { tidyPhone } from '../../schema/phone.js';
import { FieldProblem } from '../refuse.js';

/** The E.164 form of a number that can exist in its country. @throws FieldProblem naming what is wrong with it */
export function readPhone(typed: string): string {
  if (typed.trim() === '') throw new FieldProblem({ phone: 'phone_required' });
  const tidy = tidyPhone(typed);
  const number = tidy ? parsePhoneNumberFromString(tidy) : undefined;
  if (!number?.isValid()) throw new FieldProblem({ phone: 'phone_invalid' });
  return number.number;
}

import { tidyPhone } from '../../schema/phone.js';
import { phoneNumbers } from '../modules.js';
import { FieldProblem } from '../refuse.js';

/** The E.164 form of a number that can exist in its country. @throws FieldProblem naming what is wrong with it */
export async function readPhone(typed: string): Promise<string> {
  if (typed.trim() === '') throw new FieldProblem({ phone: 'phone_required' });
  const tidy = tidyPhone(typed);
  const number = tidy && (await phoneNumbers()).e164Of(tidy);
  if (!number) throw new FieldProblem({ phone: 'phone_invalid' });
  return number;
}

import { MEANS } from '../means.js';
import { type Person, personOf } from '../persons.js';
import type { Chosen } from './choices.js';

/** The person that was chosen or typed in, or the name of what is missing. */
export function readPerson(fields: Chosen): Person | 'noPerson' | 'noName' {
  if (fields.person !== 'own') return personOf(fields.person ?? '') ?? 'noPerson';
  const text = (name: string) => fields[name]?.normalize('NFC').trim().slice(0, 200) ?? '';
  const [givenNames, surname, code] = [text('givenNames'), text('surname'), text('code')];
  if (!givenNames && !surname) return 'noName';
  const [email, phone] = [text('email'), text('phone')];
  return {
    id: 'own',
    givenNames,
    surname,
    codes: code ? { [kindOfCode(fields.means)]: code } : {},
    ...(email && { email }),
    ...(phone && { phone }),
    means: MEANS.map(({ provider }) => provider),
    note: { lt: '', en: '' },
  };
}

/** What a typed code is depends on how the identity is proven. */
function kindOfCode(means: string | undefined): string {
  if (means === 'auth.eidas') return 'eidas-eid';
  if (means === 'auth.lt.government.employee.card') return 'lt-government-employee-code';
  return means === 'auth.iltu.identity.card' ? 'iltu-personal-code' : 'lt-personal-code';
}

import { meansOf } from './means.js';
import { COMPANY, upper } from './persons.js';
import { sourceData } from './source-data.js';
import type { Proven, Ticket } from './tickets.js';
import { type Branch, branch } from './tree.js';

/** The id that the real platform gives the element it signs. */
export const ID = 'uniqueId';

/** The answer to a request for a ticket. */
export function ticketAnswer(ticket: string): Branch {
  return { ...branch('authenticationResponse', branch('ticket', ticket)), attributes: { id: ID } };
}

/** What was asked for. */
type Wish = Pick<Ticket, 'asked' | 'customData'>;

/** The answer to a request for data: what was asked for and is known, and nothing else. */
export function dataAnswer({ asked, customData }: Wish, choice: Proven, withSource: boolean): Branch {
  const means = meansOf(choice.provider);
  const attributes = codesOf(choice).filter(([name]) => asked.attributes.includes(name));
  const facts = asked.information.map((name) => [name, factsOf(choice)[name]] as const);
  const known = means?.empty ? facts : facts.filter(([, fact]) => fact !== undefined);
  const children = [
    branch('authenticationProvider', choice.provider),
    ...attributes.map(([name, code]) =>
      branch('authenticationAttribute', branch('attribute', name), branch('value', code)),
    ),
    ...(means?.reversed ? known.toReversed() : known).map(([name, fact]) => information(name, fact)),
    ...(customData === null ? [] : [branch('customData', customData)]),
    ...(withSource ? [sourceData(choice)] : []),
  ];
  return { ...branch('authenticationDataResponse', ...children), attributes: { id: ID } };
}

/** The codes of the person, that of the company first, as the real platform has them. */
function codesOf({ person, company, provider }: Proven): [string, string][] {
  const told = meansOf(provider)?.codes ?? [];
  const codes = Object.entries(person.codes).filter(([name]) => told.includes(name));
  return company ? [['lt-company-code', COMPANY.code], ...codes] : codes;
}

function factsOf({ person, company }: Proven): Record<string, string | undefined> {
  return {
    firstName: upper(person.givenNames),
    lastName: upper(person.surname),
    address: person.address,
    email: person.email,
    phoneNumber: person.phone,
    birthday: person.birthday,
    nationality: person.nationality,
    companyName: company ? COMPANY.name : undefined,
  };
}

function information(name: string, fact: string | undefined): Branch {
  const kind = name === 'birthday' ? 'dateValue' : 'stringValue';
  return branch(
    'userInformation',
    branch('information', name),
    fact ? branch('value', branch(kind, fact)) : branch('value'),
  );
}

import { upper } from './persons.js';
import type { Proven } from './tickets.js';
import { type Branch, branch } from './tree.js';

/** What the platform was told by the means itself, as it passes it on where a client asks for it. */
export function sourceData(choice: Proven): Branch {
  const bank = choice.provider === 'auth.lt.bank';
  const eidas = choice.provider === 'auth.eidas';
  const parameters = bank ? bankLink(choice) : certificate(choice);
  return branch(
    'sourceData',
    // Real answers call a signature provider's data BANKLINK too.
    branch('type', eidas ? 'SAML' : 'BANKLINK'),
    ...Object.entries(parameters).map(([name, value]) => ({
      ...branch('parameter', value),
      attributes: { name },
    })),
  );
}

function bankLink({ person, readyAt = 0 }: Proven): Record<string, string> {
  return {
    SRC: '73000',
    PERSON_CODE: person.codes['lt-personal-code'] ?? '',
    PERSON_FNAME: upper(person.givenNames),
    PERSON_LNAME: upper(person.surname),
    TIME: new Date(readyAt).toISOString().slice(0, 19).replace('T', ' '),
    TYPE: 'BANK-01',
    VK_ENCODING: 'ISO-8859-13',
    VK_MAC: 'U0lNVUxBVE9S',
  };
}

function certificate({ person }: Proven): Record<string, string> {
  return {
    C: 'LT',
    O: 'Simulator',
    CN: `${upper(person.surname)},${upper(person.givenNames)}`,
    'OID.2.5.4.97': 'NTRLT-000000000',
    // A certificate with the line ends of another system: clients have tripped over the carriage returns.
    data: 'U0lNVUxBVE9SIENFUlRJRklDQVRF\r\nTk9UIEEgUkVBTCBPTkU=\r\n',
  };
}

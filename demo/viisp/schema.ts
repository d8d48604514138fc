import { SoapFault } from './envelope.js';

/** One element of a schema sequence: its name, how often it may stand there, and what it may say. */
interface Item {
  name: string;
  least: number;
  most: number;
  of?: readonly string[];
}

/** The protocol's values of `authenticationProvider`, the two that are no longer valid included. */
export const PROVIDERS = [
  ...['auth.login.pass', 'auth.lt.identity.card', 'auth.lt.government.employee.card', 'auth.lt.bank', 'auth.eidas'],
  ...['auth.signatureProvider', 'auth.iltu.identity.card', 'auth.stork', 'auth.tsl.identity.card'],
];

/** The protocol's values of `authenticationAttribute`. */
export const ATTRIBUTES = [
  ...['lt-personal-code', 'lt-company-code', 'lt-government-employee-code', 'eidas-eid', 'login'],
  ...['iltu-personal-code', 'stork-eid', 'tsl-serial-number'],
];

/** The protocol's values of `userInformation`. */
export const INFORMATION = [
  ...['id', 'firstName', 'lastName', 'address', 'email', 'phoneNumber', 'birthday', 'companyName', 'nationality'],
  ...['proxyType', 'proxySource'],
];

const many = (name: string, of: readonly string[]): Item => ({ name, least: 0, most: Number.POSITIVE_INFINITY, of });
const maybe = (name: string, of?: readonly string[]): Item => ({ name, least: 0, most: 1, ...(of && { of }) });
const one = (name: string): Item => ({ name, least: 1, most: 1 });

/** The schema sequence of each request. The signature, which ends both, is judged apart. */
export const SEQUENCES = {
  authenticationRequest: [
    one('pid'),
    maybe('serviceTarget', ['citizen', 'business', 'provider']),
    many('authenticationProvider', PROVIDERS),
    many('authenticationAttribute', ATTRIBUTES),
    many('userInformation', INFORMATION),
    many('proxyAuthenticationAttribute', ATTRIBUTES),
    many('proxyUserInformation', INFORMATION),
    maybe('postbackUrl'),
    maybe('customData'),
  ],
  authenticationDataRequest: [one('pid'), one('ticket'), maybe('includeSourceData', ['true', 'false', '1', '0'])],
} as const satisfies Record<string, readonly Item[]>;

/** The name of a request that is signed. */
export type RequestName = keyof typeof SEQUENCES;

/** What a request says: the texts of each of its elements, in order. */
export type Values = Record<string, string[]>;

/** Holds the children of a request to its sequence. @throws SoapFault */
export function checkSequence(request: RequestName, children: { name: string; text: string }[]): Values {
  const values: Values = {};
  let at = 0;
  for (const { name, least, most, of } of SEQUENCES[request] as readonly Item[]) {
    const texts: string[] = [];
    while (children[at]?.name === name && texts.length < most) texts.push(children[at++]?.text ?? '');
    if (texts.length < least) throw invalid(`${name} is missing, or stands in another place than the schema's`);
    const strange = texts.find((text) => of && !of.includes(text));
    if (strange !== undefined) throw invalid(`the schema does not know the ${name} "${strange}"`);
    values[name] = texts;
  }
  const next = children[at];
  if (next) throw invalid(`${next.name} stands where the schema sequence has no place for it`);
  return values;
}

function invalid(reason: string): SoapFault {
  return new SoapFault('invalidXmlException', reason);
}

import type { Platform } from './platform.js';
import { signed } from './sign.js';
import { tag } from './tag.js';

/** What we are to be told of a person, and nothing that we do not keep. */
const ATTRIBUTES = ['lt-personal-code', 'eidas-eid', 'iltu-personal-code'];
/** Staff may come with a card of the state, which knows them by a code of its own. */
const OF_STAFF = ['lt-personal-code', 'lt-government-employee-code'];
const INFORMATION = ['firstName', 'lastName', 'email', 'phoneNumber'];

/** What a ticket is asked for. */
export interface Wanted {
  postback: string;
  customData: string;
  /** Whether it leads to the desk of staff. */
  desk?: boolean;
}

/** A signed request for a ticket, in its envelope. The order of its parts is the platform's. */
export function signedTicketRequest(platform: Platform, flow: Wanted): string {
  const content = [
    tag('pid', platform.pid),
    tag('serviceTarget', 'citizen'),
    ...platform.providers.map((provider) => tag('authenticationProvider', provider)),
    ...(flow.desk ? OF_STAFF : ATTRIBUTES).map((attribute) => tag('authenticationAttribute', attribute)),
    ...INFORMATION.map((information) => tag('userInformation', information)),
    tag('postbackUrl', flow.postback),
    tag('customData', flow.customData),
  ];
  return enveloped(signed({ name: 'authenticationRequest', content: content.join('') }, platform));
}

/** A signed request for what the platform says of the person who holds a ticket, in its envelope. */
export function signedAnswerRequest(platform: Platform, ticket: string): string {
  const content = tag('pid', platform.pid) + tag('ticket', ticket);
  return enveloped(signed({ name: 'authenticationDataRequest', content }, platform));
}

/** Not a blank between them: what is signed must arrive byte by byte as it was signed. */
function enveloped(payload: string): string {
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>${payload}</soapenv:Body></soapenv:Envelope>`;
}

import { signedXml } from '../../modules.js';
import type { Answer } from './answer.js';
import { exchange, type Fetch, type Message, type Reply } from './exchange.js';
import { SoapFailure } from './failure.js';
import type { Platform } from './platform.js';
import type { Reading } from './reading.js';
import type { Wanted } from './requests.js';

export type { Answer } from './answer.js';
export { echo } from './echo.js';
export type { Fetch } from './exchange.js';
export { SoapFailure } from './failure.js';
export type { Platform } from './platform.js';

const WITHIN_MS = 10_000;
const ACTIONS = 'http://www.epaslaugos.lt/services/authenticationServiceProvider/';

/**
 * Asks for a ticket with which a person may begin at the platform. Tried twice where the platform cannot be reached; not where it lets us
 * wait, because the person waits too.
 */
export async function requestTicket(fetch: Fetch, platform: Platform, flow: Wanted): Promise<string> {
  const xml = await signedXml();
  const ask = async () => {
    const signed = xml.signedTicketRequest(platform, flow);
    const reply = await exchange(fetch, message(platform, 'initAuthentication', signed));
    return found(reply, xml.readTicket(reply.text, platform));
  };
  return ask().catch((error) => {
    if (error instanceof SoapFailure && error.kind === 'unavailable' && error.why !== 'timeout') return ask();
    throw error;
  });
}

/** Fetches what the platform says of the person. Never tried twice: the platform tells it once. */
export async function requestAnswer(fetch: Fetch, platform: Platform, ticket: string): Promise<Answer> {
  const xml = await signedXml();
  const signed = xml.signedAnswerRequest(platform, ticket);
  const reply = await exchange(fetch, message(platform, 'getAuthenticationData', signed));
  return found(reply, xml.readAnswer(reply.text, platform));
}

function message({ soap }: Platform, operation: string, xml: string): Message {
  return { url: soap, action: ACTIONS + operation, xml, within: WITHIN_MS };
}

/** What was read. Without the status of success only a fault counts as an answer of the platform. */
function found<Value>({ status }: Reply, reading: Reading<Value>): Value {
  if ('fault' in reading) throw new SoapFailure({ kind: 'fault', why: reading.fault });
  if (status !== 200) throw new SoapFailure({ kind: 'unavailable', why: 'status' });
  if ('refused' in reading) throw new SoapFailure({ kind: 'refused', why: reading.refused });
  return reading.value;
}

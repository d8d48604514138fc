import ticketRequest from './vectors/01-initAuthentication-request.xml?raw';
import ticketResponse from './vectors/02-initAuthentication-response.xml?raw';
import dataRequest from './vectors/03-getAuthenticationData-request.xml?raw';
import bankResponse from './vectors/04-getAuthenticationData-response-bank.xml?raw';
import smartIdResponse from './vectors/05-getAuthenticationData-response-signatureProvider.xml?raw';
import tampered from './vectors/06-tampered-personal-code.xml?raw';
import wrapped from './vectors/07-signature-wrapping.xml?raw';
import otherKey from './vectors/08-signed-by-other-key.xml?raw';
import clientKey from './vectors/client-public.pem?raw';
import platformKey from './vectors/platform-public.pem?raw';

/** Whole messages, signed with keys that are not here by an implementation that is not ours. */
export const vectors = {
  ticketRequest,
  ticketResponse,
  dataRequest,
  bankResponse,
  smartIdResponse,
  tampered,
  wrapped,
  otherKey,
};

/** The public keys behind the vectors, base64 of SPKI DER: the platform's and a client's. */
export const PLATFORM_KEY = bare(platformKey);
export const CLIENT_KEY = bare(clientKey);

/** What vector 05 says. */
export const SMART_ID = {
  provider: 'auth.signatureProvider',
  attributes: { 'lt-personal-code': '33309240064' },
  information: { firstName: 'VARDENIS', lastName: 'PAVARDENIS' },
  customData: 'c3RhdGU-0f8b1e',
};

function bare(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

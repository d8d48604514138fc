/** The namespaces of the protocol. */
export const NAMESPACES = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  payload: 'http://www.epaslaugos.lt/services/authentication',
  service: 'http://www.epaslaugos.lt/services/authenticationServiceProvider',
  health: 'http://viisp.ivpk.lt/systemHealth',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const;

/** Which signature method a message is signed with. */
export type SignatureName = 'rsa-sha1' | 'rsa-sha256';

/** The algorithms behind each signature method, as XML names them and as the platform's cryptography does. */
export const ALGORITHMS = {
  'rsa-sha1': { method: `${NAMESPACES.signature}rsa-sha1`, digest: `${NAMESPACES.signature}sha1`, hash: 'SHA-1' },
  'rsa-sha256': {
    method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    hash: 'SHA-256',
  },
} as const;

/** The transform that leaves the signature itself out of what is signed. */
export const ENVELOPED = `${NAMESPACES.signature}enveloped-signature`;

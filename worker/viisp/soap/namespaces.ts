/** The namespace of SOAP 1.1 envelopes. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
/** The namespace of what the platform and we say to each other. */
export const AUTHENTICATION = 'http://www.epaslaugos.lt/services/authentication';
/** The namespace of XML signatures, and of some of their algorithms. */
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
/** Exclusive canonicalisation: the algorithm, and the namespace of its one parameter. */
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** The transform that leaves the signature itself out. */
export const ENVELOPED = `${DSIG}enveloped-signature`;

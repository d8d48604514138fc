// The one place that names the libraries: what they declare of themselves would bring the types of a browser into the Worker.
export { createPublicKey } from 'node:crypto';
export { DOMParser } from '@xmldom/xmldom';
export { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';

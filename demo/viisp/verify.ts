import { SignedXml } from 'xml-crypto';
import { SoapFault } from './envelope.js';
import { toPem } from './keys.js';
import type { SoapRequest } from './request.js';

/** Checks a request's signature with the key registered for its sender, whichever algorithms it was made with. @throws SoapFault */
export function verify(request: SoapRequest, key: string): void {
  const { signatures, id, xml, document } = request;
  if (signatures.length !== 1) throw bad(`the request has ${signatures.length} signatures instead of one`);
  if (idsOf(document).filter((each) => each === id).length !== 1) throw bad('the id of the request is not unique');
  const uris = check(signatures[0] as Element, xml, key);
  if (uris.length !== 1 || uris[0] !== `#${id}`) throw bad('the signature is not over the request alone');
}

/** What the signature is over. The registered key decides; a key that the message brings along says nothing. */
function check(signature: Element, xml: string, key: string): string[] {
  try {
    const signed = new SignedXml({ publicCert: toPem(key), getCertFromKeyInfo: () => null });
    signed.loadSignature(signature);
    if (!signed.checkSignature(xml)) throw new Error('a digest is wrong');
    return signed.getReferences().map(({ uri }) => (uri?.startsWith('#') ? uri : `#${uri}`));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw bad(reason.split('\n')[0]?.slice(0, 120) ?? '');
  }
}

function idsOf(document: Document): string[] {
  return Array.from(document.getElementsByTagName('*')).flatMap((element) =>
    ['id', 'Id', 'ID'].flatMap((name) => element.getAttribute(name) || []),
  );
}

function bad(reason: string): SoapFault {
  return new SoapFault('invalidSignatureException', reason);
}

import { envelope } from './signer.js';
import { vectors } from './vectors.js';

const [original = ''] = vectors.smartIdResponse.match(/<authentication:authenticationDataResponse.*Response>/s) ?? [];
const [signature = ''] = original.match(/<Signature.*<\/Signature>/s) ?? [];
const unsigned = original.replace(signature, '');

/** The signed response of vector 05: as it is, its signature, and the rest of it. */
export const pieces = { original, signature, unsigned };

/** The response of an impostor, under an id of its own or under the one that was signed. */
function evil(id: string, last = ''): string {
  return unsigned
    .replace('id="uniqueId"', `id="${id}"`)
    .replace('33309240064', '38001010000')
    .replace('</authentication:authenticationDataResponse>', `${last}</authentication:authenticationDataResponse>`);
}

function holding(inside: string): string {
  return signature.replace('</Signature>', `<Object>${inside}</Object></Signature>`);
}

type Wrapped = (id: string) => string;

/** The eight classic places where the signed element may be put away while another takes its place. */
export const WRAPPINGS: Record<string, Wrapped> = {
  'XSW1: in the signature of the other, whose last part that is': (id) => envelope(evil(id, holding(unsigned))),
  'XSW2: beside the signature, in the other': (id) => envelope(evil(id, unsigned + signature)),
  'XSW3: after the other, in the body': (id) => envelope(evil(id) + original),
  'XSW4: whole, as the last part of the other': (id) => envelope(evil(id, original)),
  'XSW5: after the body, with the signature in the other': (id) =>
    envelope(evil(id, signature)).replace('</soap:Body>', `</soap:Body>${unsigned}`),
  'XSW6: in its own signature, which the other copied': (id) =>
    envelope(evil(id, holding(original.replace(signature, '')) + holding(unsigned))),
  'XSW7: whole, in the header': (id) => envelope(evil(id), `<Extensions>${original}</Extensions>`),
  'XSW8: in the header, with the signature in the other': (id) => envelope(evil(id, signature), unsigned),
};

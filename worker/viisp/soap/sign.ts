import { ALGORITHMS } from './algorithms.js';
import { all, parsed } from './document.js';
import { createPublicKey, type Element, ExclusiveCanonicalization, SignedXml } from './libraries.mjs';
import { AUTHENTICATION, DSIG, ENVELOPED, EXCLUSIVE } from './namespaces.js';
import type { Platform } from './platform.js';

const PREFIX = 'authentication';
const INCLUSIVE = `<InclusiveNamespaces xmlns="${EXCLUSIVE}" PrefixList="${PREFIX}"/>`;

/** What is said to the platform: the name of an element, and the elements in it. */
interface Unsigned {
  name: string;
  content: string;
}

/** That element with its signature as the last part of it, as the platform signs its own. */
export function signed({ name, content }: Unsigned, platform: Platform): string {
  const id = `_${crypto.randomUUID()}`;
  const { signature, digest } = ALGORITHMS[platform.signature];
  const { HashAlgorithms, SignatureAlgorithms } = new SignedXml();
  const element = (inside: string) =>
    `<${PREFIX}:${name} xmlns:${PREFIX}="${AUTHENTICATION}" id="${id}">${inside}</${PREFIX}:${name}>`;
  const digestValue = made(HashAlgorithms, digest).getHash(canonical(element(content), name));
  const signedInfo = signedInfoOf({ id, digestValue }, platform);
  const unsigned = element(`${content}<Signature xmlns="${DSIG}">${signedInfo}</Signature>`);
  const value = made(SignatureAlgorithms, signature).getSignature(
    canonical(unsigned, 'SignedInfo'),
    platform.privateKey,
  );
  const rest = `<SignatureValue>${value}</SignatureValue>${keyInfoOf(platform)}`;
  return element(`${content}<Signature xmlns="${DSIG}">${signedInfo}${rest}</Signature>`);
}

function signedInfoOf({ id, digestValue }: { id: string; digestValue: string }, platform: Platform): string {
  const { signature, digest } = ALGORITHMS[platform.signature];
  return [
    `<SignedInfo><CanonicalizationMethod Algorithm="${EXCLUSIVE}">${INCLUSIVE}</CanonicalizationMethod>`,
    `<SignatureMethod Algorithm="${signature}"/><Reference URI="#${id}"><Transforms><Transform Algorithm="${ENVELOPED}"/>`,
    `<Transform Algorithm="${EXCLUSIVE}">${INCLUSIVE}</Transform></Transforms><DigestMethod Algorithm="${digest}"/>`,
    `<DigestValue>${digestValue}</DigestValue></Reference></SignedInfo>`,
  ].join('');
}

/** The canonical form of the one element of that name. */
function canonical(xml: string, localName: string): string {
  const element = all(parsed(xml).documentElement).find((each) => each.localName === localName) as Element;
  return new ExclusiveCanonicalization().process(element, {
    inclusiveNamespacesPrefixList: [PREFIX],
    ancestorNamespaces: [{ prefix: PREFIX, namespaceURI: AUTHENTICATION }],
  });
}

/** Our public key, for whoever looks for it here; the platform knows us by the one that is registered with it. */
function keyInfoOf({ privateKey }: Platform): string {
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return `<KeyInfo><KeyValue><RSAKeyValue><Modulus>${base64(n)}</Modulus><Exponent>${base64(e)}</Exponent></RSAKeyValue></KeyValue></KeyInfo>`;
}

function base64(text: string): string {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/');
  return plain.padEnd(Math.ceil(plain.length / 4) * 4, '=');
}

function made<Algorithm>(algorithms: Record<string, new () => Algorithm>, name: string): Algorithm {
  const Made = algorithms[name];
  if (!Made) throw new Error(`${name} is not known.`);
  return new Made();
}

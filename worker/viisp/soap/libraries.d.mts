/** A node of a parsed document: as much of it as is used here. */
export interface Node {
  readonly nodeType: number;
  readonly ELEMENT_NODE: number;
  readonly childNodes: ArrayLike<Node>;
  readonly textContent: string | null;
}

/** An attribute of an element. */
export interface Attribute {
  readonly name: string;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly value: string;
}

/** An element of a parsed document. */
export interface Element extends Node {
  readonly localName: string;
  readonly prefix: string | null;
  readonly namespaceURI: string | null;
  readonly attributes: ArrayLike<Attribute>;
  readonly ownerDocument: Document;
  getAttribute(name: string): string | null;
}

/** A parsed document. */
export interface Document {
  readonly documentElement: Element;
}

/** Tells of what it does not understand while it parses. */
export type Complain = (message: string) => void;

/** Parses XML. */
export class DOMParser {
  constructor(options: { errorHandler: Record<'warning' | 'error' | 'fatalError', Complain> });
  parseFromString(xml: string, type: 'text/xml'): Document;
}

/** Exclusive canonicalisation, without comments. */
export class ExclusiveCanonicalization {
  process(
    element: Element,
    options: {
      inclusiveNamespacesPrefixList: string[];
      ancestorNamespaces: { prefix: string; namespaceURI: string }[];
    },
  ): string;
}

/** Something that an algorithm is made with. */
type Made<Algorithm> = new () => Algorithm;

/** Verifies signatures, and knows the algorithms to make them with. */
export class SignedXml {
  CanonicalizationAlgorithms: Record<string, Made<unknown>>;
  HashAlgorithms: Record<string, Made<{ getHash(text: string): string }>>;
  SignatureAlgorithms: Record<string, Made<{ getSignature(text: string, privateKey: string): string }>>;
  constructor(options?: { publicCert: string; getCertFromKeyInfo: () => null });
  loadSignature(signature: Element): void;
  checkSignature(xml: string): boolean;
  getSignedReferences(): string[];
}

/** The public key of a private one. */
export function createPublicKey(privateKey: string): { export(as: { format: 'jwk' }): { n?: string; e?: string } };

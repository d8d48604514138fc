/** What the authenticator of a test has to say in CBOR. */
export type Cbor = number | string | Uint8Array | Map<Cbor, Cbor>;

/** Bytes behind each other. */
export function bytesOf(...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** Encodes by RFC 8949, as far as authenticators need it. */
export function cbor(value: Cbor): Uint8Array<ArrayBuffer> {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const utf8 = new TextEncoder().encode(value);
    return bytesOf(head(3, utf8.length), utf8);
  }
  if (value instanceof Uint8Array) return bytesOf(head(2, value.length), value);
  return bytesOf(head(5, value.size), ...[...value].map(([key, each]) => bytesOf(cbor(key), cbor(each))));
}

function head(type: number, length: number): Uint8Array<ArrayBuffer> {
  if (length < 24) return bytesOf([(type << 5) | length]);
  if (length < 256) return bytesOf([(type << 5) | 24, length]);
  return bytesOf([(type << 5) | 25, length >> 8, length & 255]);
}

/** The bytes of each half of a signature on P-256, the one curve that passkeys may be on here. */
const HALF = 32;
const P256 = 1;

/**
 * Takes the two halves out of an ECDSA signature in DER (RFC 3279 §2.2.3), as WebCrypto wants them. Stands in for the library's function of
 * this name, which brings a parser of certificates along (`worker/build.mjs`).
 *
 * @throws Error when it is no such signature, to the last byte
 */
export function unwrapEC2Signature(signature: Uint8Array, curve: number): Uint8Array {
  // Shorter than 128 bytes, so every length is one byte.
  const [sequence, length] = signature;
  if (curve !== P256 || sequence !== 0x30 || length !== signature.length - 2) throw new Error('signature');
  const r = integerAt(signature, 2);
  const s = integerAt(signature, r.end);
  if (s.end !== signature.length) throw new Error('signature');
  return new Uint8Array([...r.half, ...s.half]);
}

/** One INTEGER: positive, without needless zeros, no longer than a half. */
function integerAt(bytes: Uint8Array, start: number): { half: Uint8Array; end: number } {
  const [tag, length = 0] = bytes.subarray(start);
  const end = start + 2 + length;
  const value = bytes.subarray(start + 2, end);
  const [first = 0x80, second = 0] = value;
  if (tag !== 0x02 || value.length !== length || first >= 0x80) throw new Error('signature');
  const padded = first === 0 && length > 1;
  if (padded && second < 0x80) throw new Error('signature');
  const digits = padded ? value.subarray(1) : value;
  if (digits.length > HALF) throw new Error('signature');
  const half = new Uint8Array(HALF);
  half.set(digits, HALF - digits.length);
  return { half, end };
}

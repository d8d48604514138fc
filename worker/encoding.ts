const utf8 = new TextEncoder();

const URL_SAFE = { alphabet: 'base64url', omitPadding: true } as const;

/** Bytes as base64url without padding (RFC 4648 §5). */
export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return new Uint8Array(bytes).toBase64(URL_SAFE);
}

/** The bytes of a base64url text. Throws when it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(text, { alphabet: 'base64url' });
}

/** SHA-256 of a text, base64url. */
export async function sha256(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', utf8.encode(text)));
}

/** UTF-8 bytes of parts that cannot run into each other: `["a","bc"]` and `["ab","c"]` differ. */
export function joined(...parts: (string | number)[]): Uint8Array<ArrayBuffer> {
  return utf8.encode(JSON.stringify(parts)) as Uint8Array<ArrayBuffer>;
}

const utf8 = new TextEncoder();

/** Bytes as base64url without padding (RFC 4648 §5). */
export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** The bytes of a base64url text. Throws when it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
}

/** SHA-256 of a text, base64url. */
export async function sha256(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', utf8.encode(text)));
}

/** UTF-8 bytes of parts that cannot run into each other: `["a","bc"]` and `["ab","c"]` differ. */
export function joined(...parts: (string | number)[]): Uint8Array<ArrayBuffer> {
  return utf8.encode(JSON.stringify(parts)) as Uint8Array<ArrayBuffer>;
}

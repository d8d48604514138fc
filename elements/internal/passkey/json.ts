type Json = Record<string, unknown>;
type Described = { id: string };

/** Options for `navigator.credentials.create()` from their JSON (WebAuthn Level 3, §5.1.9), also where the browser cannot read it. */
export function creationFrom(json: Json): PublicKeyCredentialCreationOptions {
  const { PublicKeyCredential } = window;
  if (PublicKeyCredential.parseCreationOptionsFromJSON)
    return PublicKeyCredential.parseCreationOptionsFromJSON(json as unknown as PublicKeyCredentialCreationOptionsJSON);
  const { challenge, user, excludeCredentials } = json as {
    challenge: string;
    user: Described;
    excludeCredentials: Described[];
  };
  const read = {
    ...json,
    challenge: bytes(challenge),
    user: withBytes(user),
    excludeCredentials: excludeCredentials.map(withBytes),
  };
  return read as unknown as PublicKeyCredentialCreationOptions;
}

/** Options for `navigator.credentials.get()` from their JSON (§5.1.10). */
export function requestFrom(json: Json): PublicKeyCredentialRequestOptions {
  const { PublicKeyCredential } = window;
  if (PublicKeyCredential.parseRequestOptionsFromJSON)
    return PublicKeyCredential.parseRequestOptionsFromJSON(json as unknown as PublicKeyCredentialRequestOptionsJSON);
  const { challenge, allowCredentials } = json as { challenge: string; allowCredentials: Described[] };
  const read = { ...json, challenge: bytes(challenge), allowCredentials: allowCredentials.map(withBytes) };
  return read as unknown as PublicKeyCredentialRequestOptions;
}

/** An answer as JSON (§5.1), also where the browser cannot write it, or a password manager that answers in its place. */
export function jsonOf(credential: PublicKeyCredential): { id: string; response: Json } {
  const { id, response } = credential;
  const { clientDataJSON, attestationObject, authenticatorData, signature } =
    response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const parts = { clientDataJSON, attestationObject, authenticatorData, signature };
  const written = Object.entries(parts).flatMap(([name, part]) => (part ? [[name, base64url(part)]] : []));
  const transports = (response as AuthenticatorAttestationResponse).getTransports?.();
  return { id, response: { ...Object.fromEntries(written), ...(transports && { transports }) } };
}

function withBytes<Entry extends Described>(entry: Entry) {
  return { ...entry, id: bytes(entry.id) };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
}

function base64url(part: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(part)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

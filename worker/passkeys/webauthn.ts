import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { base64url, fromBase64url } from '../encoding.js';
import { ALGORITHMS } from './algorithms.js';

/** What an answer must be an answer to. */
export interface Expected {
  challenge: string;
  /** Where a page may stand that asked for it. */
  origins: string[];
  /** The domain that passkeys are made for. */
  site: string;
}

/** A passkey as it is kept. */
export interface Key {
  id: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: number;
}

/** An answer as the page sends it, before anybody looked at it. */
export type Sent = { id: string; response: object };

/** What an answer said, or why it is not believed: for the log alone. */
export type Reading<Value> = { value: Value } | { refused: string };

/** Reads the answer of `navigator.credentials.create()` (WebAuthn Level 3, §7.1). */
export function readCreation(sent: Sent, { challenge, origins, site }: Expected): Promise<Reading<Key>> {
  return judged(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: whole(sent) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origins,
      expectedRPID: site,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!verified || !registrationInfo) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return id === sent.id ? { id, publicKey: base64url(publicKey), counter } : undefined;
  });
}

/** Reads the answer of `navigator.credentials.get()` (§7.2): the new counter of the passkey. */
export function readAssertion(sent: Sent, key: Key, { challenge, origins, site }: Expected): Promise<Reading<number>> {
  return judged(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: whole(sent) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origins,
      expectedRPID: site,
      requireUserVerification: true,
      credential: { ...key, publicKey: fromBase64url(key.publicKey) },
    });
    return verified && authenticationInfo.credentialID === key.id ? authenticationInfo.newCounter : undefined;
  });
}

/** With what the library wants said twice; an answer of a page inside another site's frame is none of ours. */
function whole({ id, response }: Sent) {
  return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
}

/** Its reasons quote what was sent, which no log may hold: only the name of the error is kept. */
async function judged<Value>(judge: () => Promise<Value | undefined>): Promise<Reading<Value>> {
  try {
    const value = await judge();
    return value === undefined ? { refused: 'not verified' } : { value };
  } catch (error) {
    return { refused: error instanceof Error ? error.name : 'malformed' };
  }
}

import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTVerifyResult, jwtVerify } from 'jose';
import { PROOF_SKEW_MS } from '../../schema/limits.js';
import type { Context } from '../context.js';
import { sha256 } from '../encoding.js';
import { Refused } from '../refuse.js';

/** A checked proof that the caller holds a key (RFC 9449). */
export interface Proof {
  /** RFC 7638 thumbprint of the key. */
  thumbprint: string;
  /** Hash of the key and the proof's own id: a write remembers it, so that the same proof is not used twice. */
  id: string;
  /** When the proof can no longer be shown, so that its id may be forgotten. */
  expiresAt: number;
}

/**
 * Checks the DPoP header of a call by RFC 9449 §4.3: one proof, ES256, a public key inside, this method and URL, a time within
 * 60 s of ours and, where a token is shown, the token's hash.
 *
 * @throws Refused `proof_refused` when it is absent or wrong, `proof_stale` when only its time is.
 */
export async function checkProof(ctx: Context, token?: string): Promise<Proof> {
  const proof = ctx.request.headers.get('dpop');
  if (!proof || proof.length > 2048) throw new Refused('proof_refused', {}, 'no proof');
  const { payload, protectedHeader } = await verified(proof);
  const url = new URL(ctx.request.url);
  if (payload.htm !== ctx.request.method) throw new Refused('proof_refused', {}, 'method');
  if (payload.htu !== `${url.origin}${url.pathname}`) throw new Refused('proof_refused', {}, 'url');
  if (typeof payload.jti !== 'string' || payload.jti.length < 16 || payload.jti.length > 128)
    throw new Refused('proof_refused', {}, 'jti');
  if (token !== undefined && payload.ath !== (await sha256(token))) throw new Refused('proof_refused', {}, 'ath');
  // A NumericDate may have fractions (RFC 7519 §2); our times are whole milliseconds.
  const issuedAt = Math.floor((payload.iat ?? 0) * 1000);
  if (Math.abs(ctx.now() - issuedAt) > PROOF_SKEW_MS) throw new Refused('proof_stale', {}, 'iat');
  const thumbprint = await calculateJwkThumbprint(protectedHeader.jwk as Parameters<typeof calculateJwkThumbprint>[0]);
  return { thumbprint, id: await sha256(`${thumbprint}.${payload.jti}`), expiresAt: issuedAt + 2 * PROOF_SKEW_MS };
}

async function verified(proof: string): Promise<JWTVerifyResult> {
  try {
    // The signature and the shape only: times are judged by our own clock afterwards.
    return await jwtVerify(proof, EmbeddedJWK, { algorithms: ['ES256'], typ: 'dpop+jwt', currentDate: new Date(0) });
  } catch (error) {
    throw new Refused('proof_refused', {}, error instanceof errors.JOSEError ? error.code : 'malformed');
  }
}

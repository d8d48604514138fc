import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { DemoEnv } from '../env.js';

/** What this back end signs for itself: which page it served, and who it knows. */
type Kind = 'visit' | 'session';

/** Signs facts that only this back end will read again, and only for so long. */
export function seal(env: DemoEnv, kind: Kind, facts: JWTPayload, seconds: number): Promise<string> {
  return new SignJWT(facts)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(kind)
    .setExpirationTime(`${seconds}s`)
    .sign(keyOf(env));
}

/** Reads what was signed for this purpose; undefined when it is not ours or over. */
export async function unseal<Facts extends JWTPayload>(
  env: DemoEnv,
  kind: Kind,
  sealed = '',
): Promise<Facts | undefined> {
  try {
    return (await jwtVerify<Facts>(sealed, keyOf(env), { audience: kind, algorithms: ['HS256'] })).payload;
  } catch {
    return undefined;
  }
}

function keyOf(env: DemoEnv): Uint8Array {
  return new TextEncoder().encode(env.HARBOUR_KEY);
}

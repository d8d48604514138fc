import { ID_TOKEN_MS } from '../../schema/limits.js';
import { type Account, isComplete } from '../accounts/account.js';
import type { Context } from '../context.js';
import { issuerOf } from './issuer.js';
import { signingKeys } from './keys.js';

/** An open session, as far as a token tells of it. */
export interface TokenSession {
  /** Hash of its token. */
  id: string;
  level: number;
  /** How the person proved who it is: `email`, or the means that VIISP names. */
  method: string;
  createdAt: number;
  account: Account;
}

/** A token, and until when it is good. */
export interface IdToken {
  idToken: string;
  expiresAt: number;
}

/**
 * The ID token (OpenID Connect Core §2) for the portal whose page is calling, or nothing while contact data is missing. For whom it is comes
 * from the origin that the browser names, never from input.
 */
export async function issueIdToken(
  ctx: Context,
  session: TokenSession,
  nonce: string | undefined,
): Promise<IdToken | null> {
  if (!isComplete(session.account)) return null;
  const issuedAt = Math.floor(ctx.now() / 1000);
  const expiresAt = issuedAt + ID_TOKEN_MS / 1000;
  const claims = {
    iss: issuerOf(ctx.env, ctx.request),
    aud: ctx.portal.audience,
    iat: issuedAt,
    exp: expiresAt,
    auth_time: Math.floor(session.createdAt / 1000),
    ...(nonce !== undefined && { nonce }),
    acr: String(session.level),
    amr: means(session),
    sid: session.id,
    ...person(session.account),
  };
  return { idToken: await signingKeys(ctx.env.SIGNING_KEYS).sign(claims), expiresAt: expiresAt * 1000 };
}

/** How the person proved who it is (RFC 8176): only a passkey raises a session that began by e-mail. */
function means({ method, level }: TokenSession): string[] {
  if (method !== 'email') return ['viisp', method];
  return level >= 2 ? ['email', 'otp', 'hwk'] : ['email', 'otp'];
}

/** The token alone, for procedures that give it beside what they do. */
export async function idTokenFor(
  ctx: Context,
  session: TokenSession,
  nonce: string | undefined,
): Promise<string | null> {
  return (await issueIdToken(ctx, session, nonce))?.idToken ?? null;
}

/** Who it is, in standard claims (OpenID Connect Core §5.1). Whoever has one name only has no given name. */
function person({ id, givenNames, surname, email, phone, language }: Account): Record<string, string | boolean> {
  return {
    sub: id,
    ...(givenNames !== null && { given_name: givenNames }),
    ...(surname !== null && { family_name: surname }),
    name: [givenNames, surname].filter((name) => name !== null).join(' '),
    ...(email !== null && { email, email_verified: true }),
    ...(phone !== null && { phone_number: phone, phone_number_verified: false }),
    ...(language !== null && { locale: language }),
  };
}

import { randomBytes } from 'node:crypto';
import type { Person, Place, System, WorkerCode } from '../stack/system.ts';
import { bundleWorker } from './bundle-worker.ts';
import { insist, Visitor } from './visitor.ts';

/**
 * Auth.js with an e-mail provider whose token is a code, and its adapter for D1 with the tables that this brings.
 * A session check is its `session`: the row of the session, then the row of the user, in two queries.
 */
export const authJs: System = { name: 'Auth.js', build, person };

async function build(): Promise<WorkerCode> {
  return {
    modules: [await bundleWorker('auth-js-worker.mjs')],
    tables: TABLES,
    settings: { AUTH_SECRET: randomBytes(32).toString('base64') },
    consumes: false,
  };
}

function person(place: Place, number: number, again = false): Person {
  const visitor = new Visitor(place, number, again);
  const { email, site } = visitor;
  const request = async () => {
    const form = { email, callbackUrl: site, csrfToken: await csrfToken(visitor) };
    // Its client asks so: the address comes in JSON, not as a redirect.
    const asked = visitor.call('/auth/signin/email', { form, headers: { 'x-auth-return-redirect': '1' } });
    await insist('request', asked, ({ status, text }) => status === 200 && text.includes('/auth/verify-request'));
    visitor.expectLetter();
  };
  const enter = (token: string) =>
    visitor.call(`/auth/callback/email?${new URLSearchParams({ callbackUrl: site, token, email })}`);
  return {
    request,
    resend: request,
    wrong: () => insist('wrong', enter('00000000'), ({ location }) => location.endsWith('error=Verification')),
    verify: async () =>
      insist('verify', enter(await visitor.code()), ({ status, location }) => status === 302 && location === site),
    session: () => insist('session', visitor.call('/auth/session'), ({ text }) => text.includes(email)),
  };
}

async function csrfToken(visitor: Visitor): Promise<string> {
  const { text } = await insist('csrf', visitor.call('/auth/csrf'), ({ status }) => status === 200);
  return (JSON.parse(text) as { csrfToken: string }).csrfToken;
}

/** What `up` of its adapter runs. */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS "accounts" ( "id" text NOT NULL, "userId" text NOT NULL DEFAULT NULL, "type" text NOT NULL DEFAULT NULL, "provider" text NOT NULL DEFAULT NULL, "providerAccountId" text NOT NULL DEFAULT NULL, "refresh_token" text DEFAULT NULL, "access_token" text DEFAULT NULL, "expires_at" number DEFAULT NULL, "token_type" text DEFAULT NULL, "scope" text DEFAULT NULL, "id_token" text DEFAULT NULL, "session_state" text DEFAULT NULL, "oauth_token_secret" text DEFAULT NULL, "oauth_token" text DEFAULT NULL, PRIMARY KEY (id) )`,
  `CREATE TABLE IF NOT EXISTS "sessions" ( "id" text NOT NULL, "sessionToken" text NOT NULL, "userId" text NOT NULL DEFAULT NULL, "expires" datetime NOT NULL DEFAULT NULL, PRIMARY KEY (sessionToken) )`,
  `CREATE TABLE IF NOT EXISTS "users" ( "id" text NOT NULL DEFAULT '', "name" text DEFAULT NULL, "email" text DEFAULT NULL, "emailVerified" datetime DEFAULT NULL, "image" text DEFAULT NULL, PRIMARY KEY (id) )`,
  `CREATE TABLE IF NOT EXISTS "verification_tokens" ( "identifier" text NOT NULL, "token" text NOT NULL DEFAULT NULL, "expires" datetime NOT NULL DEFAULT NULL, PRIMARY KEY (token) )`,
];

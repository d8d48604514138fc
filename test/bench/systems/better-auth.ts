import { randomBytes } from 'node:crypto';
import type { Person, Place, System, WorkerCode } from '../stack/system.ts';
import { bundleWorker } from './bundle-worker.ts';
import { type Answer, insist, Visitor } from './visitor.ts';

/**
 * better-auth with its e-mail code plugin on D1; codes are hashed and letters are sent after the answer, as its guide
 * for Cloudflare has it. A session check is its `get-session`: the row of the session and of its user, in one query.
 */
export const betterAuth: System = { name: 'better-auth', build: () => build('none'), person };

/** The same with its limits on, kept in D1 as ours are: what one isolate counts in its memory no other one knows. */
export const limitedBetterAuth: System = { name: 'better-auth with limits', build: () => build('database'), person };

async function build(limits: 'none' | 'database'): Promise<WorkerCode> {
  return {
    modules: [await bundleWorker('better-auth-worker.mjs')],
    tables: [...TABLES, LIMITS],
    settings: { BETTER_AUTH_SECRET: randomBytes(32).toString('base64'), LIMITS: limits },
    consumes: false,
  };
}

function person(place: Place, number: number, again = false): Person {
  const visitor = new Visitor(place, number, again);
  const { email } = visitor;
  const request = async () => {
    const asked = visitor.call(`${API}/email-otp/send-verification-otp`, { json: { email, type: 'sign-in' } });
    await insist('request', asked, ({ status }) => status === 200);
    visitor.expectLetter();
  };
  const enter = (otp: string) => visitor.call(`${API}/sign-in/email-otp`, { json: { email, otp } });
  const isSignedIn = ({ status, text }: Answer) => status === 200 && text.includes(email);
  return {
    request,
    resend: request,
    wrong: () => insist('wrong', enter('00000000'), ({ text }) => text.includes('INVALID_OTP')),
    verify: async () => insist('verify', enter(await visitor.code()), isSignedIn),
    session: () => insist('session', visitor.call(`${API}/get-session`), isSignedIn),
  };
}

const API = '/api/auth';

const LIMITS = `create table "rateLimit" ("id" text not null primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null)`;

/** What its command `auth generate` writes for this configuration. */
const TABLES = [
  `create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null)`,
  `create table "session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "user" ("id") on delete cascade)`,
  `create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null)`,
  `create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null)`,
  `create index "session_userId_idx" on "session" ("userId")`,
  `create index "account_userId_idx" on "account" ("userId")`,
  `create index "verification_identifier_idx" on "verification" ("identifier")`,
];

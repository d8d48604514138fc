import type { DemoEnv } from '../env.js';
import { type Claims, checkIdToken, faultOf } from './id-token.js';
import { seal, unseal } from './seals.js';

/** Says that the browser keeps our cookies; set with the page. */
export const PROBE = 'harbour_page';
const SESSION = 'harbour_session';
const SESSION_SECONDS = 1800;

/** Whom this back end believes it talks to. */
interface Known {
  [claim: string]: unknown;
  name: string;
  email: string;
  level: string;
  how: string[];
}

/** Answers `/portal/session`: POST opens a session of our own for an ID token, GET says whose it is. */
export async function sessionDoor(request: Request, env: DemoEnv, issuer: string): Promise<Response> {
  if (request.method === 'GET') return Response.json({ known: await knownTo(request, env) }, { headers: PRIVATE });
  if (!fromOurPage(request)) return refused('page', 403);
  const { idToken, visit } = await request.json<Record<string, unknown>>().catch(() => ({}) as Record<string, unknown>);
  const page = await unseal<{ nonce: string }>(env, 'visit', String(visit));
  if (!page) return refused('visit', 403);
  try {
    return await open(request, env, await checkIdToken(String(idToken), issuer, page.nonce));
  } catch (error) {
    return refused(faultOf(error), 401);
  }
}

/** Answers `/portal/sign-out`: our own session ends with that of MIGRIS. */
export function signOutDoor(request: Request): Response {
  if (!fromOurPage(request)) return refused('page', 403);
  return new Response(null, { status: 204, headers: { ...PRIVATE, 'set-cookie': cookie(SESSION, '', 0) } });
}

async function open(request: Request, env: DemoEnv, { sub, name, email, acr, amr }: Claims): Promise<Response> {
  const known: Known = { name, email, level: acr, how: amr };
  const session = await seal(env, 'session', { sub, ...known }, SESSION_SECONDS);
  // Where the browser keeps no cookie, the page itself keeps the session, for as long as it is open.
  if (!cookieOf(request, PROBE)) return Response.json({ known, pass: session }, { headers: PRIVATE });
  const headers = { ...PRIVATE, 'set-cookie': cookie(SESSION, session, SESSION_SECONDS) };
  return Response.json({ known }, { headers });
}

async function knownTo(request: Request, env: DemoEnv): Promise<Known | null> {
  const pass = request.headers.get('authorization')?.replace('Bearer ', '');
  const facts = await unseal<Known>(env, 'session', pass ?? cookieOf(request, SESSION));
  return facts ? { name: facts.name, email: facts.email, level: facts.level, how: facts.how } : null;
}

/** Another site must not sign a person in or out here: browsers name the page that a POST comes from. */
function fromOurPage(request: Request): boolean {
  return request.method === 'POST' && request.headers.get('origin') === new URL(request.url).origin;
}

function refused(fault: string, status: number): Response {
  return Response.json({ fault }, { status, headers: PRIVATE });
}

/** A cookie of this site alone. On https it would be `__Host-…; Secure`. */
export function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax`;
}

function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.headers.get('cookie')?.split('; ') ?? [];
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

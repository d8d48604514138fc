import type { DemoEnv } from '../env.js';
import { cookie, cookieOf, PROBE, SESSION } from './cookies.js';
import { PRIVATE } from './headers.js';
import { type Claims, checkIdToken, faultOf } from './id-token.js';
import { beginSession, endSession, knownTo, SESSION_SECONDS } from './own-session.js';
import { readVisit } from './visits.js';

/** Answers `/portal/session`: POST opens a session of our own for an ID token, GET says whose it is. */
export async function sessionDoor(request: Request, env: DemoEnv, issuer: string): Promise<Response> {
  if (request.method === 'GET') return Response.json({ known: await knownTo(request, env) }, { headers: PRIVATE });
  if (!fromOurPage(request)) return refused('page', 403);
  if (!isJson(request)) return refused('type', 415);
  const body: unknown = await request.json().catch(() => null);
  if (!isRecord(body)) return refused('body', 400);
  const page = await readVisit(env, String(body.visit));
  if (!page) return refused('visit', 403);
  let claims: Claims;
  try {
    claims = await checkIdToken(String(body.idToken), issuer, page.nonce);
  } catch (error) {
    return refused(faultOf(error), 401);
  }
  // Only now: what is no right token for this page must not use up its nonce.
  return (await page.spend()) ? open(request, env, claims) : refused('spent', 401);
}

/** Answers `/portal/sign-out`: our own session ends with that of MIGRIS. */
export async function signOutDoor(request: Request, env: DemoEnv): Promise<Response> {
  if (!fromOurPage(request)) return refused('page', 403);
  await endSession(request, env);
  return new Response(null, { status: 204, headers: { ...PRIVATE, 'set-cookie': cookie(SESSION, '', 0) } });
}

async function open(request: Request, env: DemoEnv, claims: Claims): Promise<Response> {
  await endSession(request, env);
  const { known, session } = await beginSession(env, claims);
  // Where the browser keeps no cookie, the page itself keeps the session, for as long as it is open.
  if (!cookieOf(request, PROBE)) return Response.json({ known, pass: session }, { headers: PRIVATE });
  const headers = { ...PRIVATE, 'set-cookie': cookie(SESSION, session, SESSION_SECONDS) };
  return Response.json({ known }, { headers });
}

/** Another site must not sign a person in or out here: browsers name the page that a POST comes from. */
function fromOurPage(request: Request): boolean {
  return request.method === 'POST' && request.headers.get('origin') === new URL(request.url).origin;
}

/** No form can send this, so it is a second wall against other sites. */
function isJson(request: Request): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');
}

function isRecord(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function refused(fault: string, status: number): Response {
  return Response.json({ fault }, { status, headers: PRIVATE });
}

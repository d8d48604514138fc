import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { readBody } from './body.js';
import { type Context, createContext, type World } from './context.js';
import { isOutdated } from './elements-version.js';
import { SAFE } from './headers.js';
import { log, nameOf } from './log.js';
import { Refused } from './refuse.js';
import { appRouter } from './router.js';

/** Answers `/trpc/…`: one JSON call per POST, from a registered page or from no page at all. */
export async function trpcDoor(
  request: Request,
  env: Env,
  execution: ExecutionContext,
  world: World,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  let ctx: Context;
  try {
    ctx = createContext(request, env, execution, world, requestId);
  } catch (error) {
    if (!(error instanceof Refused)) return unreadable(error, requestId);
    log({ level: 'warn', what: 'refused', requestId, refusal: error.refusal, why: error.why });
    return refusal(getHTTPStatusCodeFromError(error), error.refusal, requestId);
  }
  const cors = corsFor(request);
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { ...SAFE, ...cors, ...PREFLIGHT } });
  if (isOutdated(new URL(request.url).searchParams.get('v'), env.OLDEST_ELEMENTS)) {
    log({ level: 'info', what: 'refused', requestId, refusal: 'elements_outdated' });
    return refusal(410, 'elements_outdated', requestId, cors);
  }
  if (request.method !== 'POST')
    return refusal(405, 'method_not_supported', requestId, { ...cors, allow: 'POST, OPTIONS' });
  const body = await readBody(request);
  if (typeof body === 'number') return refusal(body, BODY_WORDS[body], requestId, cors);
  const answered = answer(new Request(request.url, { method: 'POST', headers: AS_JSON, body }), ctx, cors);
  // A phone that loses its connection must not stop a call half way: between the row of a mail and the mail.
  execution.waitUntil(answered);
  return answered;
}

const BODY_WORDS = { 400: 'bad_request', 413: 'too_large', 415: 'unsupported_media_type' };
/** All that the router is told of how it was asked: no caller chooses another form of answer. What a proof speaks of, procedures read in the context. */
const AS_JSON = { 'content-type': 'application/json' };
const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, dpop',
  'access-control-max-age': '7200',
};

async function answer(request: Request, ctx: Context, cors: Record<string, string>): Promise<Response> {
  let retryAfter = 0;
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: request,
    router: appRouter,
    // One proof speaks for one call, and one guess is one call: nothing is batched.
    allowBatching: false,
    allowMethodOverride: true,
    createContext: () => ctx,
    onError: ({ error, path }) => {
      const expected = error instanceof Refused;
      const fault = error.code === 'INTERNAL_SERVER_ERROR';
      if (expected) retryAfter = error.facts.retryAfter ?? 0;
      log({
        level: fault ? 'error' : 'info',
        what: fault ? 'fault' : 'refused',
        requestId: ctx.requestId,
        // Only a name of ours: anything else in the path is a caller's own text.
        procedure: path !== undefined && Object.hasOwn(appRouter._def.procedures, path) ? path : '',
        refusal: expected ? error.refusal : error.code,
        ...(expected && { why: error.why }),
        ...(fault && { error: nameOf(error.cause ?? error) }),
      });
    },
  });
  // Set on the answer itself: what the router is given for it, it copies name by name, twice.
  const headers = { ...SAFE, ...cors, ...(retryAfter > 0 && { 'retry-after': String(retryAfter) }) };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Exact origin, no credentials: a page that is not registered has been turned away before. */
function corsFor(request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  return {
    // Also where there is none: what is answered depends on it, and must not be kept for somebody else.
    vary: 'Origin',
    ...(origin !== null && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after',
    }),
  };
}

/** For a Worker whose settings cannot be read: nobody is served by guesses. */
function unreadable(error: unknown, requestId: string): Response {
  log({ level: 'error', what: 'settings_unreadable', requestId, error: nameOf(error) });
  return refusal(503, 'fault', requestId);
}

/** What can be refused before any procedure is reached. */
const AT_THE_DOOR = ['origin_unknown', 'elements_outdated'];

/** An error in the shape of every procedure's, for calls that never reach one. */
function refusal(status: number, message: string, requestId: string, headers: Record<string, string> = {}): Response {
  const known = AT_THE_DOOR.includes(message) ? message : null;
  const data = {
    code: message.toUpperCase(),
    httpStatus: status,
    refusal: known,
    fields: null,
    retryAfter: null,
    triesLeft: null,
    requestId,
    now: Date.now(),
  };
  return Response.json(
    { error: { code: -32600, message, data } },
    { status, headers: { ...SAFE, vary: 'Origin', ...headers } },
  );
}

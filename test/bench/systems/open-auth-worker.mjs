import { issuer } from '@openauthjs/openauth';
import { createClient } from '@openauthjs/openauth/client';
import { CodeProvider } from '@openauthjs/openauth/provider/code';
import { CloudflareStorage } from '@openauthjs/openauth/storage/cloudflare';
import { createSubjects } from '@openauthjs/openauth/subject';
import { CodeUI } from '@openauthjs/openauth/ui/code';
import { object, string } from 'zod';

const subjects = createSubjects({ user: object({ id: string() }) });

/** https://openauth.js.org/docs/issuer and https://openauth.js.org/docs/provider/code */
function issuerOf({ CODES, MAIL }) {
  const ui = CodeUI({
    sendCode: ({ email }, code) =>
      MAIL.send({ to: email, subject: `Your code: ${code}`, text: `Your code to sign in is ${code}.` }),
  });
  return issuer({
    subjects,
    storage: CloudflareStorage({ namespace: withWholeMinutes(CODES) }),
    providers: { code: CodeProvider({ ...ui, length: 8 }) },
    success: (context, { claims }) => context.subject('user', { id: claims.email }),
  });
}

/**
 * Its adapter asks for what is left of 60 seconds, rounded down, and KV refuses 59: on Cloudflare the clock stands still
 * meanwhile, in workerd on a desk it may tick.
 */
function withWholeMinutes(kv) {
  return {
    get: (key, type) => kv.get(key, type),
    put: (key, value, { expirationTtl: ttl }) => kv.put(key, value, { expirationTtl: ttl && Math.max(60, ttl) }),
    delete: (key) => kv.delete(key),
    list: (options) => kv.list(options),
  };
}

/** The client of a server, which calls the issuer as through a service binding: a Worker cannot fetch itself. */
function clientOf(app, env, origin) {
  return createClient({
    clientID: 'bench',
    issuer: origin,
    fetch: (url, init) => app.fetch(new Request(url, init), env),
  });
}

/** What a server does that was sent an access token: https://openauth.js.org/docs/client */
async function session(request) {
  const [, token = ''] = (request.headers.get('authorization') ?? '').split('Bearer ');
  const verified = await client.verify(subjects, token);
  return verified.err ? new Response(null, { status: 401 }) : Response.json(verified.subject);
}

// Made once for the isolate: their keys are then read from KV once, not for every request as in its examples for Workers.
let app;
let client;

const worker = {
  fetch(request, env, context) {
    const { origin, pathname } = new URL(request.url);
    app ??= issuerOf(env);
    client ??= clientOf(app, env, origin);
    return pathname === '/session' ? session(request) : app.fetch(request, env, context);
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export for the handler.
export { worker as default };

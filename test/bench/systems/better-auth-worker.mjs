import { waitUntil } from 'cloudflare:workers';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins/email-otp';

/** https://better-auth.com/docs/guides/cloudflare */
function authOf({ BETTER_AUTH_SECRET, DB, MAIL, LIMITS }, baseURL) {
  return betterAuth({
    baseURL,
    secret: BETTER_AUTH_SECRET,
    database: DB,
    plugins: [codesBy(MAIL)],
    telemetry: { enabled: false },
    // By default it counts in the memory of an isolate, where nobody else sees it; `database` is what its guide has for such platforms.
    rateLimit: LIMITS === 'database' ? { enabled: true, storage: 'database' } : { enabled: false },
    // A session that is revoked is over at once: no copy of it stays in a cookie.
    session: { cookieCache: { enabled: false } },
    advanced: {
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      backgroundTasks: { handler: waitUntil },
      // The session and its user in one query: https://better-auth.com/docs/adapters/sqlite
      database: { joins: true },
    },
  });
}

/** https://better-auth.com/docs/plugins/email-otp */
function codesBy(MAIL) {
  return emailOTP({
    otpLength: 8,
    expiresIn: 3600,
    storeOTP: 'hashed',
    // Async, as what a binding returns is no `instanceof Promise`, and nothing else is kept running behind the answer.
    sendVerificationOTP: async ({ email, otp }) => {
      await MAIL.send({ to: email, subject: `Your code: ${otp}`, text: `Your code to sign in is ${otp}.` });
    },
  });
}

// Made once for the isolate, by its first request: only that tells the port of the site.
let auth;

const worker = {
  fetch(request, env) {
    auth ??= authOf(env, new URL(request.url).origin);
    return auth.handler(request);
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export for the handler.
export { worker as default };

import { Auth } from '@auth/core';
import { D1Adapter } from '@auth/d1-adapter';

/** https://authjs.dev/guides/configuring-http-email, with a token that people can type. */
function emailBy(MAIL) {
  return {
    id: 'email',
    type: 'email',
    name: 'Email',
    maxAge: 3600,
    generateVerificationToken: eightDigits,
    sendVerificationRequest: ({ identifier, token }) =>
      MAIL.send({ to: identifier, subject: `Your code: ${token}`, text: `Your code to sign in is ${token}.` }),
  };
}

function eightDigits() {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  // What does not divide evenly is drawn again: no code is likelier than another.
  return drawn < 4_200_000_000 ? String(drawn % 100_000_000).padStart(8, '0') : eightDigits();
}

/** https://authjs.dev/getting-started/adapters/d1 */
function configOf({ AUTH_SECRET, DB, MAIL }) {
  return {
    basePath: '/auth',
    secret: AUTH_SECRET,
    trustHost: true,
    adapter: D1Adapter(DB),
    session: { strategy: 'database' },
    providers: [emailBy(MAIL)],
  };
}

// Made once for the isolate.
let config;

const worker = {
  fetch(request, env) {
    config ??= configOf(env);
    return Auth(request, config);
  },
};

// biome-ignore lint/style/noDefaultExport: workerd takes the default export for the handler.
export { worker as default };

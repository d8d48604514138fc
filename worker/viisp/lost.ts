import { SAFE } from '../headers.js';

/** For a browser that nobody can be sent on with: what to do, in both languages. */
export function lost(status: number): Response {
  return new Response(PAGE, {
    status,
    headers: {
      ...SAFE,
      'content-security-policy': POLICY,
      'content-type': 'text/html; charset=utf-8',
      ...(status === 405 && { allow: 'POST' }),
    },
  });
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="lt">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Prisijungti nepavyko</title>
<style>body { margin: 0; font: 1rem/1.5 sans-serif } main { max-width: 32rem; margin: auto; padding: 1.5rem 1rem } h1, h2 { font-size: 1.375rem; line-height: 1.25 }</style>
<main>
<h1>Prisijungti per VIISP nepavyko</h1>
<p>Grįžkite į svetainę, kurioje pradėjote, ir prisijunkite iš naujo: per VIISP arba el. paštu.</p>
<div lang="en">
<h2>Signing in through VIISP did not work</h2>
<p>Go back to the site where you began and sign in again, through VIISP or by e-mail.</p>
</div>
</main>
</html>
`;

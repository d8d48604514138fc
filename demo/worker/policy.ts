/** The strictest policy that a page with the elements can have; no page of the demonstration needs more. */
const POLICY =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'; form-action 'self'";

/** A page of the demonstration with the headers that a careful site sends. Only the playground's stage may be framed. */
export function withPolicy(path: string, page: Response): Response {
  const ancestors = path.startsWith('/demo/stage/') ? "'self'" : "'none'";
  const headers = new Headers(page.headers);
  headers.set('content-security-policy', `${POLICY}; frame-ancestors ${ancestors}`);
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(page.body, { status: page.status, statusText: page.statusText, headers });
}

/** The strictest policy that a page with the elements can have; no page of the demonstration needs more. */
const POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'";

/** A page of the demonstration with the headers that a careful site sends. Only the playground's stage may be framed. */
export function withPolicy({ pathname, port }: URL, page: Response): Response {
  const ancestors = pathname.startsWith('/demo/stage/') ? "'self'" : "'none'";
  const headers = new Headers(page.headers);
  headers.set('content-security-policy', `${POLICY}; form-action 'self' ${portal(port)}; frame-ancestors ${ancestors}`);
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(page.body, { status: page.status, statusText: page.statusText, headers });
}

/** Where the elements send a person who signs in through VIISP: here the simulator, on a site of its own as the real one is. */
function portal(port: string): string {
  return `http://127.0.0.1:${port || 80}`;
}

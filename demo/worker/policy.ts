/** The strictest policy that a page with the elements can have; no page of the demonstration needs more. */
const POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'";

/** A page of the demonstration with the headers that a careful site sends. Only the playground's stage may be framed. */
export function withPolicy(url: URL, page: Response): Response {
  const ancestors = url.pathname.startsWith('/demo/stage/') ? "'self'" : "'none'";
  const headers = new Headers(page.headers);
  headers.set('content-security-policy', `${POLICY}; ${elsewhere(url)}; frame-ancestors ${ancestors}`);
  headers.set('referrer-policy', 'no-referrer');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(page.body, { status: page.status, statusText: page.statusText, headers });
}

/**
 * What the elements need beyond their own site: a page of another site the API, and both of them where a person goes who signs in
 * through VIISP, which is the simulator here, on a site of its own as the real one is.
 */
function elsewhere({ hostname, port }: URL): string {
  const [api, viisp] = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port || 80}`);
  const forms = `form-action 'self' ${api} ${viisp}`;
  if (hostname === 'localhost') return forms;
  return `script-src 'self' ${api}; connect-src 'self' ${api}; ${forms}`;
}

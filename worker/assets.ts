/**
 * Answers with a static file. One that is not there is not kept by anybody: the rules for files that never change go by their address, and
 * would tell a cache to remember for a year that a release is missing.
 */
export async function assetsDoor(request: Request, env: Env): Promise<Response> {
  const answer = await env.ASSETS.fetch(request);
  if (answer.status < 400) return answer;
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  return new Response(answer.body, { status: answer.status, headers });
}

import { VIISP_FLOW_MS } from '../../schema/limits.js';

/** One cookie a flow, so that two windows do not disturb each other. */
function nameOf(flow: string): string {
  return `__Host-viisp-${flow.slice(0, 8)}`;
}

/**
 * The cookie that says that this browser left with a flow. It comes back with VIISP's own POST, which is from another site, so it cannot be
 * Lax; it opens nothing by itself, and only a page that began the flow gets a browser to carry it.
 */
export function departure(flow: string): string {
  return `${nameOf(flow)}=${flow}; Path=/; Max-Age=${VIISP_FLOW_MS / 1000}; Secure; HttpOnly; SameSite=None`;
}

/** Whether this very browser left with the flow. */
export function hasLeftWith(request: Request, flow: string): boolean {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.includes(`${nameOf(flow)}=${flow}`);
}

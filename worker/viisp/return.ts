import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { viispFlows } from '../../schema/tables.js';
import { BODY_MAX, collect } from '../body.js';
import { keyRing } from '../context.js';
import { sha256 } from '../encoding.js';
import { SAFE } from '../headers.js';
import { log, nameOf } from '../log.js';
import { sealHandoff } from './flow.js';

/** What the address bar of the page that began shows for a moment before the hand-off. */
const FRAGMENT = '#migris-viisp=';
const FORM = /^application\/x-www-form-urlencoded\s*(;\s*charset=utf-8\s*)?$/i;
const FIELD_MAX = 512;

/**
 * Answers `POST /viisp/return`, where VIISP sends the browser back: on to the page that began, with a sealed hand-off in the fragment,
 * which no server and no log sees. Stores nothing and believes nothing: who it is, is asked when the hand-off is redeemed.
 */
export async function returnDoor(request: Request, env: Env): Promise<Response> {
  if (request.method !== 'POST') return lost(405, { allow: 'POST' });
  if (!FORM.test(request.headers.get('content-type') ?? '')) return lost(415);
  const bytes = await collect(request, BODY_MAX);
  if (!bytes) return lost(413);
  const form = new URLSearchParams(new TextDecoder().decode(bytes));
  const state = form.get('customData') ?? '';
  const ticket = form.get('ticket');
  if (state === '' || state.length > FIELD_MAX || (ticket ?? '').length > FIELD_MAX) return lost(400);
  try {
    const flow = await flowOf(env, state, ticket);
    if (!flow) return lost(400);
    const handoff = await sealHandoff({ keys: keyRing(env.KEYS) }, { flow: flow.id, ticket });
    return new Response(null, { status: 303, headers: { ...SAFE, location: `${flow.returnTo}${FRAGMENT}${handoff}` } });
  } catch (error) {
    log({ level: 'error', what: 'viisp_return_failed', error: nameOf(error) });
    return lost(503);
  }
}

/** The flow of this state and, where one came, this ticket. One that is used or too old is found too: its page can say so. */
async function flowOf(env: Env, state: string, ticket: string | null) {
  const same = ticket === null ? undefined : eq(viispFlows.ticketHash, await sha256(ticket));
  const [flow] = await drizzle(env.DB)
    .select({ id: viispFlows.id, returnTo: viispFlows.returnTo })
    .from(viispFlows)
    .where(and(eq(viispFlows.stateHash, await sha256(state)), same));
  return flow;
}

/** For a browser that nobody can be sent on with: what to do, in both languages. */
function lost(status: number, headers: Record<string, string> = {}): Response {
  return new Response(PAGE, {
    status,
    headers: { ...SAFE, 'content-security-policy': POLICY, 'content-type': 'text/html; charset=utf-8', ...headers },
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

import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { viispFlows } from '../../schema/tables.js';
import { keyRing } from '../context.js';
import { sha256 } from '../encoding.js';
import { SAFE } from '../headers.js';
import { log, nameOf } from '../log.js';
import { hasLeftWith } from './departed.js';
import { sealHandoff } from './flow.js';
import { readForm } from './form.js';
import { lost } from './lost.js';

/**
 * Answers `POST /viisp/return`, where VIISP sends the browser back: on to the page that began, with a sealed hand-off in the fragment,
 * which no server and no log sees. Stores nothing and believes nothing: who it is, is asked when the hand-off is redeemed. A browser
 * that did not leave from that page gets no hand-off: somebody else began what its person confirmed.
 */
export async function returnDoor(request: Request, env: Env): Promise<Response> {
  const form = await readForm(request);
  if (typeof form === 'number') return lost(form);
  const state = form.get('customData');
  const ticket = form.get('ticket') ?? null;
  if (state === undefined) return lost(400);
  try {
    const flow = await flowOf(env, state, ticket);
    if (!flow) return lost(400);
    if (!hasLeftWith(request, flow.id)) return lost(403);
    const handoff = await sealHandoff({ keys: keyRing(env.KEYS) }, { flow: flow.id, ticket });
    return new Response(null, { status: 303, headers: { ...SAFE, location: `${flow.returnTo}${handoff}` } });
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

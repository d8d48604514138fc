import { and, eq, gt, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { viispFlows } from '../../schema/tables.js';
import type { World } from '../context.js';
import { sha256 } from '../encoding.js';
import { SAFE } from '../headers.js';
import { log, nameOf } from '../log.js';
import { departure } from './departed.js';
import { readForm } from './form.js';
import { lost } from './lost.js';
import { viispSettings } from './settings.js';

/**
 * Answers `POST /viisp/leave`, where a page sends the browser with its ticket: on to VIISP, with the ticket in the body again. Only the page
 * that began the flow gets through, by the origin that the browser itself names, and the browser remembers that it left: a ticket that
 * somebody else got and lured a person to VIISP with brings nobody back.
 */
export async function leaveDoor(request: Request, env: Env, world: Pick<World, 'now'>): Promise<Response> {
  const form = await readForm(request);
  if (typeof form === 'number') return lost(form);
  const ticket = form.get('ticket');
  const origin = request.headers.get('origin');
  if (ticket === undefined || origin === null) return lost(400);
  try {
    const settings = viispSettings(env);
    const flow = await liveFlow(env, await sha256(ticket), world.now());
    if (!settings || !flow) return lost(400);
    if (flow.origin !== origin) return lost(403);
    const headers = { ...SAFE, location: settings.portal, 'set-cookie': departure(flow.id) };
    // 307: the browser posts the same form again, there.
    return new Response(null, { status: 307, headers });
  } catch (error) {
    log({ level: 'error', what: 'viisp_leave_failed', error: nameOf(error) });
    return lost(503);
  }
}

async function liveFlow(env: Env, ticketHash: string, now: number) {
  const [flow] = await drizzle(env.DB)
    .select({ id: viispFlows.id, origin: viispFlows.origin })
    .from(viispFlows)
    .where(and(eq(viispFlows.ticketHash, ticketHash), isNull(viispFlows.usedAt), gt(viispFlows.expiresAt, now)));
  return flow;
}

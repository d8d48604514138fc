import type { Platform } from './platform.js';
import { SWITCHES, switchesFor, turn } from './switches.js';

/** Says what is switched on and what can be, and switches what is posted as JSON. */
export async function switchesDoor(request: Request, { switches, note }: Platform): Promise<Response> {
  if (request.method === 'POST') {
    try {
      const wanted: unknown = await request.json();
      if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
        throw new Error('a JSON object is due');
      turn(switches, wanted as Record<string, unknown>);
      note(`switches: ${JSON.stringify(switches)}`);
    } catch (error) {
      return Response.json({ error: error instanceof Error ? error.message : 'no JSON' }, { status: 400 });
    }
  }
  const can = { ticket: switchesFor('ticket'), data: switchesFor('data'), signature: ['rsa-sha1', 'rsa-sha256'] };
  return Response.json({ on: switches, can, switches: SWITCHES }, { headers: { 'cache-control': 'no-store' } });
}

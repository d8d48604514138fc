import { assetsDoor } from './assets.js';
import type { World } from './context.js';
import { trpcDoor } from './doors.js';
import { healthDoor } from './health.js';
import { isWellKnown, wellKnownDoor } from './id-tokens/well-known.js';
import { deliverBatch, type Posted } from './mail/outbox.js';
import { sweep } from './sweep.js';
import { leaveDoor } from './viisp/leave.js';
import { returnDoor } from './viisp/return.js';

const world: World = { now: () => Date.now(), fetch: (request) => fetch(request) };

/** The Worker: which door a request comes to. */
export default {
  async fetch(request, env, execution) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/trpc/')) return trpcDoor(request, env, execution, world);
    if (pathname === '/viisp/leave') return leaveDoor(request, env, world);
    if (pathname === '/viisp/return') return returnDoor(request, env);
    if (isWellKnown(pathname)) return wellKnownDoor(request, env);
    if (pathname === '/healthz') return healthDoor(env, world);
    return assetsDoor(request, env);
  },
  queue: (batch, env) => deliverBatch(batch, env, world),
  scheduled: (controller, env) => sweep(env, controller.scheduledTime),
} satisfies ExportedHandler<Env, Posted>;

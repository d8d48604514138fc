// What stands beside the Worker that is measured: its mail service, and its limiter.
import { WorkerEntrypoint } from 'cloudflare:workers';

/** Hands each message on to whoever waits for it. */
export class Mailbox extends WorkerEntrypoint {
  async send({ to, subject, text }) {
    const body = JSON.stringify({ to, subject, text });
    await this.env.ROOM.fetch('http://room/', { method: 'POST', body });
  }
}

const counts = new Map();

/**
 * Counts in memory, in windows, as Cloudflare's limiter does on the machine that runs a Worker. The one of the emulator is a Durable Object,
 * each call of which takes as long as a query.
 */
export class Limiter extends WorkerEntrypoint {
  limit({ key }) {
    const { most, period } = this.ctx.props;
    const window = `${key}/${Math.floor(Date.now() / (period * 1000))}`;
    const count = (counts.get(window) ?? 0) + 1;
    if (counts.size > 10_000) counts.clear();
    counts.set(window, count);
    return { success: count <= most };
  }
}

const nobody = { fetch: () => new Response(null, { status: 404 }) };

// biome-ignore lint/style/noDefaultExport: workerd takes the default export of a Worker.
export default nobody;

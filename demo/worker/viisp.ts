import { DurableObject } from 'cloudflare:workers';
import { Simulator } from '../viisp/simulator.js';
import type { DemoEnv } from './env.js';
import { SqlTickets } from './sql-tickets.js';

const SWITCHES = 'switches';

/** The VIISP simulator of the demonstration, in one place so that a ticket is there as soon as it was given. */
export class Viisp extends DurableObject<DemoEnv> {
  readonly #simulator: Simulator;

  constructor(ctx: DurableObjectState, env: DemoEnv) {
    super(ctx, env);
    this.#simulator = new Simulator(
      { ...JSON.parse(env.SIMULATOR), note: (line) => console.log(`viisp-simulator: ${line}`) },
      new SqlTickets(ctx.storage.sql),
    );
    Object.assign(this.#simulator.switches, ctx.storage.kv.get(SWITCHES));
  }

  /** Answers a request to any of the simulator's addresses. What was switched on outlives the object. */
  override async fetch(request: Request): Promise<Response> {
    const before = JSON.stringify(this.#simulator.switches);
    const response = await this.#simulator.fetch(request);
    if (JSON.stringify(this.#simulator.switches) !== before)
      this.ctx.storage.kv.put(SWITCHES, this.#simulator.switches);
    return response;
  }
}

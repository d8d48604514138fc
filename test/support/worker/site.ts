import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { World } from '../../../worker/context.js';
import { trpcDoor } from '../../../worker/doors.js';
import { guard } from './canary.js';
import { Clock } from './clock.js';
import { codeIn, Mailbox } from './mailbox.js';
import { type Around, type Call, tap, tapDatabase } from './taps.js';

/** Where the Worker is, and the pages that may embed the elements. */
export const API = 'https://api.test';
export const HOME = 'https://migris.test';
export const PORTAL = 'https://portal.test';

const PORTALS = JSON.stringify([
  { id: 'migris', name: { lt: 'MIGRIS', en: 'MIGRIS' }, origins: [HOME], desk: true },
  {
    id: 'jobs',
    name: { lt: 'Darbo „portalas“', en: 'Jobs <b>& work' },
    origins: [PORTAL, 'https://jobs.test:8443'],
    audience: 'jobs-back-end',
    contact: 'help@jobs.test',
  },
]);

const always = { limit: async () => ({ success: true }) };

let kvOf: (clock: Clock) => KVNamespace = () => env.CODES;

/** From now on every Site gets its KV from `make`; without it, the real one. */
export function useKv(make: typeof kvOf = () => env.CODES): void {
  kvOf = make;
}

/** The Worker on real D1 and KV, with a clock, a mailbox and a tap at every binding. */
export class Site {
  readonly clock = new Clock();
  readonly mailbox = new Mailbox();
  readonly env: Env;
  /** Every call at a binding since the last look. */
  readonly calls: Call[] = [];
  /** How many pieces of work were to outlive their answers. */
  kept = 0;
  /** Who answers outside; nobody, unless a test says so. */
  outside: World['fetch'] = () => Promise.reject(new TypeError('Network connection lost.'));
  /** What happens at the bindings; a test puts its faults here. */
  meddle: Around = (_call, run) => run();

  constructor(bindings: Partial<Env> = {}) {
    const around: Around = (call, run) => {
      this.calls.push(call);
      return this.meddle(call, run);
    };
    const all = {
      ...env,
      PORTALS,
      EDGE_NETWORK: always,
      EDGE_CHALLENGE: always,
      CODES: kvOf(this.clock),
      OUTBOX: this.mailbox.queue as unknown as Queue,
      MAIL: this.mailbox.service as unknown as SendEmail,
      ...bindings,
    };
    this.env = {
      ...all,
      DB: tapDatabase(all.DB, around),
      CODES: tap('kv', all.CODES, ['get', 'put', 'delete', 'list'], around),
      OUTBOX: tap('queue', all.OUTBOX, ['send'], around),
      MAIL: tap('mail', all.MAIL, ['send'], around),
      EDGE_NETWORK: tap('edge', all.EDGE_NETWORK, ['limit'], around),
      EDGE_CHALLENGE: tap('edge', all.EDGE_CHALLENGE, ['limit'], around),
    };
  }

  /** The clock of this site and what it finds outside. */
  get world(): World {
    return { now: () => this.clock.now(), fetch: (request) => this.outside(request) };
  }

  /** Answers one request, once everything behind the answer is done too. */
  async fetch(request: Request): Promise<Response> {
    const execution = createExecutionContext();
    const waitUntil = execution.waitUntil.bind(execution);
    execution.waitUntil = (work) => {
      this.kept += 1;
      waitUntil(work);
    };
    const response = await trpcDoor(request, this.env, execution, this.world);
    await waitOnExecutionContext(execution);
    return response;
  }

  /** The calls at the bindings while something happened, as `d1.batch` and the like. */
  async watch(work: () => Promise<unknown>): Promise<string[]> {
    this.calls.length = 0;
    await work();
    return this.calls.map(({ binding, what }) => `${binding}.${what}`);
  }

  /** Delivers what waits, and gives the mails that one address has had. */
  async mailsTo(address: string) {
    await this.mailbox.deliver(this.env, this.clock);
    return this.mailbox.mails.filter((mail) => mail.to === address);
  }

  /** Delivers what waits, and gives the codes that one address has had, oldest first. */
  async codesOf(address: string): Promise<string[]> {
    return (await this.mailsTo(address)).map(codeIn);
  }

  /** The newest code of an address. */
  async codeOf(address: string): Promise<string> {
    return guard((await this.codesOf(address)).at(-1) as string);
  }
}

let people = 0;

/** An address that nobody had before. */
export function someone(): string {
  people += 1;
  return guard(`person-${people}-${crypto.randomUUID().slice(0, 8)}@example.lt`);
}

let networks = 0;

/** An IPv4 address that nobody had before. */
export function somewhere(): string {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
}

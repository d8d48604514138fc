/** The day on which the prices were looked up, in stored copies of the pages. */
export const PRICES_OF = '2026-11-29';

/** What Cloudflare lists for one kind of use on the Workers Paid plan. */
export interface Price {
  /** US dollars for a million units beyond what is included, or for as many as `per` says. */
  dollars: number;
  /** How many units `dollars` buys, where it is not a million. */
  per?: number;
  /** One of what is counted. */
  unit: string;
  /** Units a month that the plan's fee covers for the whole account; 0 where all are charged or all are free. */
  included: number;
  /** The page that says so. */
  source: string;
  /** The day on which that copy of the page says it was last updated; absent where it says none. */
  updated?: string;
  /** `false` where no page was found that states the figure, and `note` says why it is used. */
  documented?: false;
  /** The first day on which it holds, where a later day than `PRICES_OF` is announced. */
  from?: string;
  /** The last day on which it holds, where a change is announced. */
  until?: string;
  /** What decides how units are counted, in the words of the bench. */
  note?: string;
}

/** What is counted and charged, each with its price. */
export type PriceName =
  | 'plan'
  | 'workersRequests'
  | 'workersCpu'
  | 'kvReads'
  | 'kvWrites'
  | 'kvDeletes'
  | 'kvLists'
  | 'kvStorage'
  | 'd1RowsRead'
  | 'd1RowsWritten'
  | 'd1Storage'
  | 'queuesOperations'
  | 'emailSending'
  | 'rateLimiting'
  | 'staticAssets'
  | 'logEvents'
  | 'observabilityIngestion'
  | 'observabilityStorage';

const WORKERS = { source: 'https://developers.cloudflare.com/workers/platform/pricing/', updated: '2026-07-07' };
const KV = { source: 'https://developers.cloudflare.com/kv/platform/pricing/', updated: '2026-04-21' };
const D1 = { source: 'https://developers.cloudflare.com/d1/platform/pricing/', updated: '2026-04-21' };
const OBSERVABILITY = {
  source: 'https://developers.cloudflare.com/observability/pricing/',
  updated: '2026-10-02',
  from: '2026-12-01',
};

/** Cloudflare's list prices on the Workers Paid plan, in US dollars and without tax. */
export const PRICES: Readonly<Record<PriceName, Readonly<Price>>> = {
  plan: { ...WORKERS, dollars: 5, per: 1, unit: 'month', included: 0, note: 'The least that an account pays.' },
  workersRequests: {
    ...WORKERS,
    dollars: 0.3,
    unit: 'request',
    included: 10_000_000,
    note: 'Requests that come in; neither subrequests nor calls through service bindings count.',
  },
  workersCpu: {
    ...WORKERS,
    dollars: 0.02,
    unit: 'millisecond of CPU time',
    included: 30_000_000,
    note: 'Waiting for D1, KV or the network does not count.',
  },
  kvReads: {
    ...KV,
    dollars: 0.5,
    unit: 'key read',
    included: 10_000_000,
    note: 'A key that is not there counts too, and a bulk read counts each of its keys.',
  },
  kvWrites: { ...KV, dollars: 5, unit: 'key written', included: 1_000_000 },
  kvDeletes: { ...KV, dollars: 5, unit: 'key deleted', included: 1_000_000 },
  kvLists: { ...KV, dollars: 5, unit: 'list request', included: 1_000_000 },
  kvStorage: { ...KV, dollars: 0.5, per: 1, unit: 'GB-month', included: 1 },
  d1RowsRead: {
    ...D1,
    dollars: 0.001,
    unit: 'row read',
    included: 25_000_000_000,
    note: 'Rows that a query scans, not rows that it returns.',
  },
  d1RowsWritten: {
    ...D1,
    dollars: 1,
    unit: 'row written',
    included: 50_000_000,
    note: 'Each index that a write touches adds a row.',
  },
  d1Storage: { ...D1, dollars: 0.75, per: 1, unit: 'GB-month', included: 5 },
  queuesOperations: {
    source: 'https://developers.cloudflare.com/queues/platform/pricing/',
    updated: '2026-04-21',
    dollars: 0.4,
    unit: 'operation',
    included: 1_000_000,
    note: 'Each 64 KB of a message written, read or deleted: mostly 3 a message, and one more for each retry.',
  },
  emailSending: {
    source: 'https://developers.cloudflare.com/email-service/platform/pricing/',
    updated: '2026-06-09',
    dollars: 350,
    unit: 'mail',
    included: 3_000,
    note: 'The page says $0.35 for 1,000; mail to verified addresses of the account is free, bounced mail counts.',
  },
  rateLimiting: {
    source: 'https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/',
    documented: false,
    dollars: 0,
    unit: 'call of limit()',
    included: 0,
    note: 'No pricing page lists the binding, so it is taken to be free.',
  },
  staticAssets: {
    source: 'https://developers.cloudflare.com/workers/static-assets/billing-and-limitations/',
    updated: '2026-04-23',
    dollars: 0,
    unit: 'request',
    included: 0,
    note: 'Free, as is storing them, where neither the Worker runs first nor Workers Caching is on.',
  },
  logEvents: {
    source: 'https://developers.cloudflare.com/workers/observability/logs/workers-logs/',
    updated: '2026-10-02',
    until: '2026-11-30',
    dollars: 0.6,
    unit: 'log event',
    included: 20_000_000,
    note: 'One for each invocation that is sampled, and one for each console call in it.',
  },
  observabilityIngestion: {
    ...OBSERVABILITY,
    dollars: 0.25,
    per: 1,
    unit: 'GB',
    included: 50,
    note: 'Bytes of logs and traces before compression, after sampling.',
  },
  observabilityStorage: {
    ...OBSERVABILITY,
    dollars: 0.1,
    per: 1,
    unit: 'GB-month',
    included: 12,
    note: 'Logs and traces stay for 7 days, so a GB that comes in is about 7/30 GB-month.',
  },
};

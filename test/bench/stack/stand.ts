import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as miniflareModule from 'miniflare';
import { experimental_readRawConfig } from 'wrangler';
import { projectFolder } from '../../support/command.ts';
import { descendants } from '../../support/processes.ts';
import { type Letter, MailRoom } from './mail-room.ts';
import type { Place, WorkerCode } from './system.ts';

// The one that wrangler brings, so that everything runs on the workerd of the tests.
const ofWrangler = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'));
const { Miniflare, Response, convertV4MiniflareOptions } = ofWrangler('miniflare') as typeof miniflareModule;

const SUBJECT = 'subject';
/** Whatever port is free when it begins to listen: one that was looked for before may be taken by then. */
const ANY = 0;
/** A folder of files that are kept in memory, where the system has one. */
const MEMORY = '/dev/shm';

const source = new URL('beside.mjs', import.meta.url);

/** A system that runs. */
export interface Stand extends Place {
  /** The process id of its workerd. */
  workerd: number;
  /** The address of the inspector, where one was wished. */
  inspector: string | undefined;
  database: () => Promise<D1>;
  stop: () => Promise<void>;
}

type D1 = Awaited<ReturnType<miniflareModule.Miniflare['getD1Database']>>;

/** How a system is to run. */
export interface Wishes {
  inspector?: boolean;
  /** Keeps its stores in this folder. */
  keepIn?: string;
  /** Its tables are there already. */
  migrated?: boolean;
}

/** Runs a Worker on a workerd of its own, with D1, KV, a queue, limits and mail; requests reach it directly, without a proxy. */
export async function stand(code: WorkerCode, wishes: Wishes = {}): Promise<Stand> {
  const room = new MailRoom();
  const before = new Set(descendants(process.pid));
  const miniflare = new Miniflare(convertV4MiniflareOptions(optionsOf(code, { room, wishes })));
  await miniflare.ready;
  const [workerd = 0] = descendants(process.pid).filter((id) => !before.has(id));
  const database = () => miniflare.getD1Database('DB', SUBJECT);
  if (!wishes.migrated) await migrate(await database(), code.tables);
  return {
    site: (await miniflare.unsafeGetDirectURL(SUBJECT)).origin,
    letter: (to) => room.next(to),
    workerd,
    inspector: wishes.inspector ? (await miniflare.getInspectorURL()).origin.replace('ws:', 'http:') : undefined,
    database,
    stop: () => miniflare.dispose(),
  };
}

async function migrate(database: D1, tables: string[]): Promise<void> {
  for (const statement of tables) await database.prepare(statement).run();
}

interface Setting {
  room: MailRoom;
  wishes: Wishes;
}

function optionsOf(code: WorkerCode, { room, wishes }: Setting): miniflareModule.V4MiniflareOptions {
  return {
    ...(wishes.inspector && { inspectorPort: ANY }),
    ...(wishes.keepIn && { resourcePersistencePath: wishes.keepIn }),
    // What a disk does meanwhile for others is nobody's merit.
    ...(existsSync(MEMORY) && { resourceTmpPath: MEMORY }),
    handleStructuredLogs: () => {},
    cf: false,
    workers: [subject(code), beside(room)],
  };
}

function subject({ modules, settings, consumes, flags = [] }: WorkerCode) {
  const limiter = (most: number, period: number) => ({
    name: 'beside',
    entrypoint: 'Limiter',
    props: { most, period },
  });
  return {
    name: SUBJECT,
    compatibilityDate: '2026-11-01',
    compatibilityFlags: flags,
    modules: modules.map(({ path, contents }) => ({ type: 'ESModule' as const, path, contents })),
    bindings: settings,
    d1Databases: { DB: 'bench' },
    kvNamespaces: { CODES: 'bench' },
    queueProducers: { OUTBOX: 'bench' },
    ...(consumes && { queueConsumers: { bench: consumer() } }),
    serviceBindings: {
      MAIL: { name: 'beside', entrypoint: 'Mailbox' },
      EDGE_NETWORK: limiter(20, 10),
      EDGE_CHALLENGE: limiter(10, 60),
    },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: ANY }],
  };
}

/** How the queue is emptied: as it is where ours is deployed. */
function consumer() {
  const { rawConfig } = experimental_readRawConfig({ config: `${projectFolder}wrangler.toml` });
  const [deployed] = rawConfig.queues?.consumers ?? [];
  if (!deployed) throw new Error('wrangler.toml names no consumer of the queue');
  return {
    maxBatchSize: deployed.max_batch_size,
    maxBatchTimeout: deployed.max_batch_timeout,
    maxRetries: deployed.max_retries,
  };
}

function beside(room: MailRoom) {
  return {
    name: 'beside',
    compatibilityDate: '2026-11-01',
    modules: [{ type: 'ESModule' as const, path: 'beside.js', contents: readFileSync(source, 'utf8') }],
    serviceBindings: {
      ROOM: async (request: { json: () => Promise<unknown> }) => {
        room.take((await request.json()) as Letter);
        return new Response(null, { status: 204 });
      },
    },
  };
}

import { gzipped } from '../../support/bundle.ts';
import type { Goal, Report, Table } from '../section.ts';
import type { WorkerCode } from '../stack/system.ts';
import { median, shown, spread } from '../statistics.ts';
import { ours } from '../systems/ours.ts';
import type { Kept } from './memory.ts';
import { empty, type Start, type Upload } from './startup.ts';

/** Everything that was found. */
export interface Findings {
  uploads: Upload[];
  starts: Map<string, Start>;
  kept: Map<string, Kept[]>;
}

const GZIP_MAX = 250_000;
/**
 * The least that could be left of a sign-in is an entry in a map with a hash for its key, a hundred bytes; what V8 learns about the code
 * meanwhile is less, shared by thousands.
 */
const GROWTH_MAX = 64;
const MEGABYTE = 1e6;

/** The tables and goals of what was found. */
export function reportOf({ uploads, starts, kept }: Findings): Report {
  const sizes = uploads.map(({ name, code }) => ({ name, ...sizeOf(code) }));
  return {
    tables: [sizeTable(sizes), startTable(starts), memoryTable(kept)],
    goals: [sizeGoal(sizes), growthGoal(kept)],
    figures: { sizes, starts: Object.fromEntries(starts), kept: Object.fromEntries(kept) },
  };
}

interface Size {
  name: string;
  /** The module that answers. */
  main: number;
  mainPacked: number;
  /** All of them: a start compiles each, and runs what the first one imports. */
  all: number;
  allPacked: number;
  modules: number;
}

function sizeOf({ modules }: WorkerCode): Omit<Size, 'name'> {
  const scripts = modules.map(({ contents }) => Buffer.from(contents));
  const [main = Buffer.alloc(0)] = scripts;
  const sum = (of: (script: Buffer) => number) => scripts.reduce((total, script) => total + of(script), 0);
  return {
    main: main.length,
    mainPacked: gzipped(main),
    all: sum((script) => script.length),
    allPacked: sum(gzipped),
    modules: modules.length,
  };
}

function sizeTable(sizes: Size[]): Table {
  return {
    title: 'Size in bytes, minified',
    columns: ['Worker', 'main module', 'the same, gzip -9', 'all modules', 'the same, gzip -9', 'modules'],
    rows: sizes.map(({ name, main, mainPacked, all, allPacked, modules }) => [
      name,
      ...[main, mainPacked, all, allPacked].map((bytes) => shown(bytes)),
      modules,
    ]),
    notes: [
      'Ours signs in by e-mail and through VIISP and has the desk of staff in it; what reads XML and passkeys, and what knows phone numbers, are modules of their own, run only when somebody goes that way. workerd compiles all of them when it starts.',
    ],
  };
}

function startTable(starts: Map<string, Start>): Table {
  const nothing = median(starts.get(empty.name)?.processor ?? []);
  return {
    title: 'Start in milliseconds: median (least–most) of interleaved starts',
    columns: ['Worker', 'V8 at work, by `wrangler check startup`', 'processor time to load it', 'less the empty one'],
    rows: [...starts].map(([name, { active, processor }]) => [
      name,
      spread(active),
      spread(processor),
      name === empty.name ? '–' : shown(median(processor) - nothing),
    ]),
    notes: [
      'What wrangler tells is made of samples and of the clock between them: it varies much, more where the machine has other things to do. Processor time does not, but comes in steps of 10 ms; it holds a request to a Worker that loads the one in question.',
    ],
  };
}

function memoryTable(kept: Map<string, Kept[]>): Table {
  return {
    title: 'Memory: megabytes, with growth since the row before',
    columns: ['Worker', 'sign-ins', 'heap of the isolate', 'whole workerd (resident)', 'heap: bytes more a sign-in'],
    rows: [...kept].flatMap(([name, marks]) =>
      marks.map((mark, place) => [
        name,
        shown(mark.signIns),
        shown(mark.heap / MEGABYTE, 2),
        shown(mark.resident / MEGABYTE),
        place === 0 ? '' : shown(growthOf(marks.slice(place - 1, place + 1)), 1),
      ]),
    ),
    notes: [
      'The heap is that of the Worker’s own isolate after V8 threw away what nobody needs. Resident is the whole process with the emulated D1, KV and queue and everything they hold, and before anything was thrown away: Cloudflare counts only the isolate, and gives it 128 MB.',
    ],
  };
}

function growthOf(marks: Kept[]): number {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) throw new Error('There was nothing to look at.');
  return (last.heap - first.heap) / (last.signIns - first.signIns);
}

function sizeGoal(sizes: Size[]): Goal {
  const { allPacked } = sizes.find(({ name }) => name === ours.name) ?? { allPacked: Number.NaN };
  return {
    what: 'our Worker with VIISP and all else, gzip -9',
    wanted: `at most ${shown(GZIP_MAX)} bytes`,
    found: shown(allPacked),
    met: allPacked <= GZIP_MAX,
  };
}

function growthGoal(kept: Map<string, Kept[]>): Goal {
  const marks = kept.get(ours.name) ?? [];
  const growth = growthOf(marks);
  return {
    what: `our heap from ${shown(marks[0]?.signIns ?? 0)} to ${shown(marks.at(-1)?.signIns ?? 0)} sign-ins, bytes for each`,
    wanted: `at most ${GROWTH_MAX}: an entry in a map, the least that could be left of each, takes more`,
    found: shown(growth, 1),
    met: growth <= GROWTH_MAX,
  };
}

import type { Report, Section, Tools } from '../section.ts';
import { counted } from '../stack/counted.ts';
import { shown } from '../statistics.ts';
import type { Arrived } from './arrivals.ts';
import { type Grown, grow, onGrown, sized, withDesk } from './grown.ts';
import { interleaved, type SignIns } from './latency.ts';
import { numbers } from './people.ts';
import { goals, latencyTable, rowsTable, searchTable, sweepTable } from './results.ts';
import { analyse, bytesOf } from './seed.ts';
import { capacityTable, sizeTable, type Taken, takenBy } from './sizes.ts';
import { type Cost, stepsOn } from './steps.ts';
import { type Swept, type SweptAmong, sweepAlone, sweepAmong, withoutSweep } from './sweep.ts';

/** How the Worker does with a thousand, a hundred thousand and a million accounts. */
export const scale: Section = {
  name: 'scale',
  title: 'Scale',
  measure: (tools) => measureAt([1_000, 100_000, 1_000_000], tools),
};

/** What was found at one size. */
export interface AtSize {
  name: string;
  people: number;
  /** How long it took to fill the database. */
  seconds: number;
  bytes: number;
  /** The steps, several times over. */
  runs: Cost[][];
  /** A run of the cron that finds nothing to remove. */
  idle: Swept;
  signIns: SignIns;
}

/** Everything that was found. */
export interface Findings {
  sizes: AtSize[];
  /** The steps in the second size once ANALYZE was run, which D1 does not do by itself. */
  analysed: Cost[][];
  taken: Taken[];
  /** In the largest size: sign-ins without the cron, and runs of it with more and more to remove. */
  calm: Arrived;
  sweeps: SweptAmong[];
}

const RUNS = 4;
const SIGN_INS = 300;
const BACKLOGS = [1_000, 10_000, 100_000];
/** People with numbers of their own for each part of the section. */
const PART = 100_000;

/** The same with sizes that are chosen: the second one is looked at more closely, the last one is swept. */
export async function measureAt(sizes: number[], { say, scratch }: Tools): Promise<Report> {
  const code = await withDesk(scratch);
  const grown = sizes.map((people) => sized(code, scratch, people));
  const found = [];
  for (const size of grown) found.push(await filledAndTried(size, say));
  const middle = (grown[1] ?? grown[0]) as Grown;
  const taken = takenBy(middle);
  analyse(middle.folder);
  say(`the steps once more with ${middle.name}, analysed`);
  const analysed = await onGrown(noted(middle), (stand) =>
    stepsOn(stand, numbers.newcomer + RUNS).then((run) => [run]),
  );
  say(`${SIGN_INS} sign-ins at each size, in turn`);
  const signIns = await interleaved(grown, numbers.newcomer + PART, SIGN_INS);
  const atSizes = found.map((each, place) => ({ ...each, signIns: signIns[place] as SignIns }));
  const findings = { sizes: atSizes, analysed, taken, ...(await swept(grown.at(-1) as Grown, say)) };
  return reportOf(findings, middle);
}

async function filledAndTried(size: Grown, say: Tools['say']): Promise<Omit<AtSize, 'signIns'>> {
  const { name, people, folder } = size;
  say(`a database of ${name} accounts`);
  const seconds = await grow(size);
  say(`the steps with ${name}, filled in ${shown(seconds)} s`);
  const bytes = bytesOf(folder);
  return onGrown(noted(size), async (stand) => {
    const idle = await sweepAlone(stand);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await stepsOn(stand, numbers.newcomer + run));
    return { name, people, seconds, bytes, runs, idle };
  });
}

function swept(size: Grown, say: Tools['say']): Promise<Pick<Findings, 'calm' | 'sweeps'>> {
  return onGrown(noted(size), async (stand) => {
    say(`sign-ins with ${size.name} while nothing is removed`);
    const calm = await withoutSweep(stand, numbers.newcomer + 2 * PART);
    const sweeps = [];
    for (const [place, many] of BACKLOGS.entries()) {
      say(`the cron with ${shown(many)} limits and challenges to remove`);
      sweeps.push(await sweepAmong(stand, many, numbers.newcomer + (3 + place) * PART));
    }
    return { calm, sweeps };
  });
}

function noted(size: Grown): Grown {
  return { ...size, code: counted(size.code) };
}

function reportOf(findings: Findings, middle: Grown): Report {
  const totals = findings.sizes.map(
    ({ name, bytes, people, seconds }) =>
      `${name}: ${shown(bytes / 1e6)} MB, ${shown(bytes / people)} B each, filled in ${shown(seconds)} s`,
  );
  return {
    tables: [
      rowsTable(findings),
      searchTable(findings),
      latencyTable(findings),
      sweepTable(findings),
      sizeTable(middle, findings.taken, `The databases: ${totals.join('; ')}.`),
      capacityTable(middle, findings.taken),
    ],
    goals: goals(findings),
    figures: findings,
  };
}

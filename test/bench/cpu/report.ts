import type { Goal, Report, Table } from '../section.ts';
import { median, shown, spread } from '../statistics.ts';
import { betterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import type { Ran } from './packages.ts';
import type { Profiled } from './profile.ts';
import { type CpuTimes, SIGN_IN, type SignInStep } from './rounds.ts';
import { ownTimes } from './sign-ins.ts';
import { CALLS, type CallTimes, TIMES } from './stores.ts';

/** Everything that was measured. */
export interface Findings {
  rounds: number;
  people: number;
  signIns: CpuTimes;
  /** Milliseconds for the last step of a way through VIISP, a figure a round. */
  viisp: number[];
  ran: Profiled;
  calls: CallTimes;
}

const TOP = 10;
/** What Workers Free allows a request; Workers Paid allows far more. */
const OWN_MAX_MS = 10;
const STEPS = Object.keys(SIGN_IN) as SignInStep[];

/** The tables and goals of what was measured. */
export function reportOf(findings: Findings): Report {
  const { signIns, viisp, ran, calls } = findings;
  return {
    tables: [timesTable(findings), sharesTable(ran), functionsTable(ran), callsTable(calls)],
    goals: STEPS.map((step) => goal(signIns, step)),
    figures: {
      signIns: Object.fromEntries(signIns),
      viisp,
      ran: Object.fromEntries(ran),
      calls: Object.fromEntries(calls),
    },
  };
}

function of(signIns: CpuTimes, name: string, step: SignInStep): number[] {
  return signIns.get(name)?.[step] ?? [];
}

function timesTable({ rounds, people, signIns, viisp }: Findings): Table {
  const systems = [ours, betterAuth, floor];
  return {
    title: `Milliseconds of processor time of a workerd for a request: median (least–most) of ${rounds} interleaved rounds of ${people}`,
    columns: ['step', ...systems.map(({ name }) => name), 'our own code: ours less the floor'],
    rows: [
      ...STEPS.map((step) => [
        SIGN_IN[step],
        ...systems.map(({ name }) => spread(of(signIns, name, step), 1)),
        spread(ownTimes(signIns, step), 1),
      ]),
      ['come back from VIISP (`viisp.finish`)', spread(viisp, 1), '–', '–', '–'],
    ],
    notes: [
      'User and system time of the whole process, with the emulated stores in it and with what follows behind the answer: the queue and the mail. Each step is measured alone, four requests at a time. The last column is the median of the differences, round by round, and not the difference of the medians.',
      'Cloudflare charges what the Worker itself takes, which is nearer to the last column.',
    ],
  };
}

function sharesTable(ran: Profiled): Table {
  const parts = [...new Set([...ran.values()].flatMap((some) => some.map(({ part }) => part)))];
  const total = (part: string) =>
    [...ran.values()].reduce((all, some) => all + shareOf(some, (of) => of.part === part), 0);
  return {
    title: 'Where our Worker spends it: per cent of the samples in its isolate',
    columns: ['part', ...ran.keys()],
    rows: [
      ...parts
        .toSorted((one, other) => total(other) - total(one))
        .map((part) => [part, ...[...ran.values()].map((some) => percent(some, (of) => of.part === part))]),
      ['samples', ...[...ran.values()].map((some) => shown(countOf(some, () => true)))],
    ],
    notes: [
      'V8 takes samples of the Worker’s own isolate; the emulated stores are in others. The Worker is the one that is deployed, not minified. Samples while it waits are left out.',
    ],
  };
}

function functionsTable(ran: Profiled): Table {
  const named = (one: Ran) => `${one.name} ${one.file}`;
  const all = [...ran.values()].flat().filter(({ part }) => !part.startsWith('('));
  const weight = (name: string) =>
    [...ran.values()].reduce((sum, some) => sum + shareOf(some, (of) => named(of) === name), 0);
  const names = [...new Set(all.map(named))].toSorted((one, other) => weight(other) - weight(one)).slice(0, TOP);
  return {
    title: `The ${TOP} functions that it runs longest: per cent of the samples of each step`,
    columns: ['function', 'in', ...ran.keys()],
    rows: names.map((name) => {
      const found = all.find((one) => named(one) === name);
      return [
        `\`${found?.name}\``,
        found?.file ?? '',
        ...[...ran.values()].map((some) => percent(some, (of) => named(of) === name)),
      ];
    }),
    notes: [
      'Without what they call. Functions of the same name in one file are counted as one; what is in `workerd` is of the runtime, and (anonymous) there is what it does without a name.',
    ],
  };
}

function countOf(some: Ran[], which: (of: Ran) => boolean): number {
  return some.filter(which).reduce((total, { samples }) => total + samples, 0);
}

function shareOf(some: Ran[], which: (of: Ran) => boolean): number {
  return (
    countOf(some, which) /
    Math.max(
      1,
      countOf(some, () => true),
    )
  );
}

function percent(some: Ran[], which: (of: Ran) => boolean): string {
  return shown(100 * shareOf(some, which), 1);
}

function callsTable(calls: CallTimes): Table {
  const nothing = median(calls.get('/nothing') ?? []);
  return {
    title: `What a call at each emulated store costs: milliseconds of processor time of workerd, over ${TIMES} calls`,
    columns: ['call', 'with its request', 'the call alone'],
    rows: [...calls].map(([path, times]) => [
      CALLS[path],
      spread(times, 2),
      path === '/nothing' ? '–' : shown(median(times) - nothing, 2),
    ]),
    notes: [
      'The stores are emulated in the same process, so what they take is in the first table. On Cloudflare they run elsewhere, and no Worker pays for them in processor time.',
    ],
  };
}

function goal(signIns: CpuTimes, step: SignInStep): Goal {
  const found = median(ownTimes(signIns, step));
  return {
    what: `processor time of our own code: ${SIGN_IN[step]}`,
    wanted: `at most ${OWN_MAX_MS} ms`,
    found: shown(found, 1),
    met: found <= OWN_MAX_MS,
  };
}

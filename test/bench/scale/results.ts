import type { Goal, Table } from '../section.ts';
import { median, quantile, shown } from '../statistics.ts';
import type { Arrived } from './arrivals.ts';
import type { AtSize, Findings } from './section.ts';
import type { Cost } from './steps.ts';
import type { SweptAmong } from './sweep.ts';

const RATIO = 1.1;
const SLOWER = 2;
/** What a run has to remove for each sign-in: four limits, a challenge with its send, a session, and two events of one that was 24 months ago. */
const LEFT = 8;
/** What a run removes at most: worker/remove-old.ts. */
const RUN_MAX = 100_000;
/** Where a key is drawn, the row behind it in an index is read or there is none; a list is read one row further where it has more. */
const BY_CHANCE = 2;

/** Rows that D1 says it read and wrote, step by step and size by size. */
export function rowsTable({ sizes, analysed }: Findings): Table {
  const columns = [
    ...sizes.map(({ name, runs }) => ({ name, run: runs[0] })),
    { name: analysedName(sizes), run: analysed[0] },
  ];
  const steps = sizes[0]?.runs[0] ?? [];
  const cell = (cost: Cost | undefined) => (cost ? `${shown(cost.rowsRead)} / ${shown(cost.rowsWritten)}` : '');
  return {
    title: 'Rows read / written by a step, as D1 counts them',
    columns: ['step', ...columns.map(({ name }) => name)],
    rows: [
      ...steps.map(({ step }, place) => [step, ...columns.map(({ run }) => cell(run?.[place]))]),
      [
        'the cron, with nothing to remove',
        ...sizes.map(({ idle }) => `${shown(idle.rowsRead)} / ${shown(idle.rowsWritten)}`),
        '',
      ],
    ],
    notes: [
      'Each account has 10 events (5 sign-ins among them), 10 limits that count, a challenge and a send of the day, one or two sessions; one in ten is known through VIISP as well, one in 50 has a passkey, one in 100 asked for something, one in 1,000 was merged, one in 200 addresses does not take mail.',
      `${analysedName(sizes)}: after ANALYZE, which D1 does not run by itself. It is the fifth run there, so that a little more is on record. 30 requests are open in every size. A second code and a wrong one come before the right one, so these rows are others than those of a sign-in alone.`,
    ],
  };
}

/** What staff find, and how long it takes. */
export function searchTable({ sizes }: Findings): Table {
  const searches = (sizes[0]?.runs[0] ?? []).flatMap(({ step, found }, place) =>
    found === undefined ? [] : [{ step, place }],
  );
  const cell = ({ runs }: AtSize, place: number) => {
    const { found = '', rowsRead = 0 } = runs[0]?.[place] ?? {};
    return `${found}: ${shown(rowsRead)} rows, ${shown(median(runs.map((run) => run[place]?.ms ?? 0)))} ms`;
  };
  return {
    title: 'What staff search for: people found, rows read, time',
    columns: ['search', ...sizes.map(({ name }) => name)],
    rows: searches.map(({ step, place }) => [step, ...sizes.map((size) => cell(size, place))]),
    notes: [
      'A rare surname, and a rare given name with the frequent surname, have as many bearers in every size; three in a thousand bear the frequent one. More than 200 are too many: the search says so, and reads no further than 201.',
    ],
  };
}

/** How long a complete sign-in takes at each size. */
export function latencyTable({ sizes }: Findings): Table {
  const [first] = sizes;
  const parts = ['request', 'verify', 'session', 'whole'] as const;
  return {
    title: 'A complete sign-in (ask, enter, read the session), all sizes in turn: milliseconds, p50 (p95)',
    columns: ['accounts', 'ask', 'enter', 'session', 'whole', `p50 against ${first?.name}`],
    rows: sizes.map(({ name, signIns }) => [
      name,
      ...parts.map((part) => `${shown(median(signIns[part]), 1)} (${shown(quantile(signIns[part], 0.95), 1)})`),
      shown(ratioOf(sizes, signIns.whole), 2),
    ]),
    notes: [`${first?.signIns.whole.length} sign-ins of newcomers at each size, after 20 that are not counted.`],
  };
}

function ratioOf([first]: AtSize[], whole: number[]): number {
  return median(whole) / median(first?.signIns.whole ?? [0]);
}

/** What the cron does with more and more to remove, and what people notice. */
export function sweepTable({ sizes, calm, sweeps }: Findings): Table {
  const row = (swept: SweptAmong) => [
    shown(swept.before - swept.after),
    shown(swept.after),
    shown(swept.seconds, 2),
    shown(perSecond(swept)),
    swept.calls,
    `${shown(swept.rowsRead)} / ${shown(swept.rowsWritten)}`,
    times(swept.signIns),
  ];
  return {
    title: `The cron with ${sizes.at(-1)?.name} accounts while five people a second sign in`,
    columns: ['removed', 'left', 'seconds', 'a second', 'calls at D1', 'rows read / written', 'sign-ins meanwhile, ms'],
    rows: [['none', '', '', '', '', '', times(calm)], ...sweeps.map(row)],
    notes: [
      'As many limits as challenges are past their time, each challenge with one send. Of the sign-ins: p50, p95, longest, and how many; one fails whose letter does not come within ten seconds.',
      `A sign-in leaves ${LEFT} things to remove, two of them (its events) after 24 months. A run stops at ${shown(RUN_MAX)}, where a challenge with its mails counts once: every ten minutes, it keeps up with ${Math.floor(RUN_MAX / LEFT / 600)} sign-ins a second, day and night.`,
    ],
  };
}

function perSecond({ before, after, seconds }: SweptAmong): number {
  return (before - after) / seconds;
}

function times({ ms, failed }: Arrived): string {
  if (ms.length === 0) return 'nobody came';
  const figures = [median(ms), quantile(ms, 0.95), Math.max(...ms)].map((figure) => shown(figure));
  return `${figures.join(', ')} (${ms.length}${failed > 0 ? `, ${failed} failed` : ''})`;
}

/** What is promised of size. */
export function goals(findings: Findings): Goal[] {
  const { sizes } = findings;
  const ratio = ratioOf(sizes, sizes.at(-1)?.signIns.whole ?? []);
  return [
    rowsGoal('Rows read by what people do', findings, (cost) => !isOfStaff(cost)),
    rowsGoal('Rows read by what staff do, where as many are found', findings, isOfStaff),
    idleGoal(findings),
    {
      what: `p50 of a sign-in, ${sizes.at(-1)?.name} : ${sizes[0]?.name}`,
      wanted: `at most ${RATIO}`,
      found: shown(ratio, 2),
      met: ratio <= RATIO,
    },
    pauseGoal(findings),
  ];
}

function idleGoal({ sizes }: Findings): Goal {
  const [small, large] = [sizes[0]?.idle.rowsRead ?? 0, sizes.at(-1)?.idle.rowsRead ?? 0];
  return {
    what: 'Rows read by the cron with nothing to remove',
    wanted: `no more with ${sizes.at(-1)?.name} than with ${sizes[0]?.name}`,
    found: `${shown(small)} → ${shown(large)}`,
    met: large <= small,
  };
}

function pauseGoal({ calm, sweeps }: Findings): Goal {
  const most = sweeps.at(-1) as SweptAmong;
  const { ms, failed } = most.signIns;
  const [during, without] = [quantile(ms, 0.95), quantile(calm.ms, 0.95)];
  return {
    what: `p95 of a sign-in while the cron removes ${shown(most.before - most.after)} rows`,
    wanted: `at most ${SLOWER} times that without, and nobody fails`,
    found: `${shown(during)} ms against ${shown(without)} ms, ${failed} of ${ms.length} failed`,
    met: failed === 0 && during <= SLOWER * without,
  };
}

const isOfStaff = ({ step }: Cost) => /^(search|open an account|read the work list|read what)/.test(step);

function rowsGoal(what: string, { sizes }: Findings, which: (cost: Cost) => boolean): Goal {
  const [small, large] = [sizes[0]?.runs[0] ?? [], sizes.at(-1)?.runs[0] ?? []];
  const grew = small.flatMap((cost, place) => {
    const later = large[place];
    if (!which(cost) || !later || cost.found !== later.found || later.rowsRead <= cost.rowsRead + BY_CHANCE) return [];
    return [`${cost.step}: ${shown(cost.rowsRead)} → ${shown(later.rowsRead)}`];
  });
  const found = grew.length === 0 ? 'no more' : grew.join('; ');
  return {
    what,
    wanted: `no more with ${sizes.at(-1)?.name} than with ${sizes[0]?.name}, but for ${BY_CHANCE} by chance`,
    found,
    met: grew.length === 0,
  };
}

function analysedName(sizes: AtSize[]): string {
  return `${(sizes[1] ?? sizes[0])?.name}, analysed`;
}

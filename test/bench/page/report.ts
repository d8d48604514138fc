import type { Goal, Report, Table } from '../section.ts';
import { median, shown, spread } from '../statistics.ts';
import { type PageName, pageNames } from './pages.ts';
import { PHONE, type Visit } from './visit.ts';

type Visits = Record<PageName, Visit[]>;

const SHARE_MAX = 0.4;
const TASK_MAX_MS = 50;
/** What Hanko's elements wait by design before they show the first state, in 2.7.0. */
const HANKO_PAUSE_MS = 500;

/** The visits in tables, and the goals. */
export function reportOf(visits: Visits): Report {
  return {
    tables: [waitTable(visits), workTable(visits)],
    goals: [shareGoal(visits), shiftGoal(visits), taskGoal(visits)],
    figures: visits,
  };
}

function waitTable(visits: Visits): Table {
  const form = usable(visits.form);
  const rows = each(visits, (made) => [
    spread(made.map(({ painted }) => painted)),
    spread(made.map((one) => one.usable)),
    shown(usable(made) - form),
    spread(made.map(({ keys: [first = 0] }) => first)),
    spread(made.map(({ keys: [, ...later] }) => median(later))),
  ]);
  return {
    title: `Waiting, in ms: median (least–most) of ${visits.ours.length} first visits each`,
    columns: ['page', 'first paint', 'usable field', 'more than the form', 'first key shown', 'later keys shown'],
    rows,
    notes: waitNotes(visits),
  };
}

function waitNotes(visits: Visits): string[] {
  const { width, height, slower, latency, download, upload } = PHONE;
  return [
    `A window of ${width} × ${height}; processor ${slower} times slower (Emulation.setCPUThrottlingRate); each request ${latency} ms late, ${shown(download)} kbit/s down, ${upload} kbit/s up (Network.emulateNetworkConditions, the figures of Lighthouse's slow 4G). Setting up connections takes no time, which is the same for all. The emulation leaves preflights out, so the server keeps each for ${latency} ms.`,
    'Each visit has empty caches. The page is on one origin; script and API are on another; everything is compressed with brotli, and the API answers at once. Usable: in the first frame that finds an e-mail field, also inside elements, that is visible, enabled and in view. The first paint of ours waits for the style sheet of the placeholder, which comes from the other origin and keeps the place of what follows.',
    'Keys: from when the browser gets the key to the end of the frame that shows it. The first is pressed at once when the field is usable, while the page may still be busy; the later ones follow 60 ms apart.',
    `Hanko's elements wait ${HANKO_PAUSE_MS} ms by design before they show the form, and make two calls before; without that pause the share of the first goal would be ${shown(share(visits, HANKO_PAUSE_MS), 2)}.`,
  ];
}

function workTable(visits: Visits): Table {
  return {
    title: 'Moving, working, keeping: median (least–most)',
    columns: ['page', 'layout shift', 'tasks over 50 ms', 'longest task, ms', 'memory of script, kB'],
    rows: each(visits, (made) => [
      shown(median(made.map(shiftOf)), 4),
      spread(made.map(({ longTasks }) => longTasks)),
      spread(made.map(({ longestTask }) => longestTask)),
      spread(made.map(({ heap }) => heap / 1_000)),
    ]),
    notes: [
      'Layout shift: all that the browser counts, also just after a key. Tasks: of the main thread, from when the first script of the page has come (of the form: from the first paint), by the time of the processor (slowed down as above). Memory: what is in use after everything else was thrown away.',
    ],
  };
}

function shareGoal(visits: Visits): Goal {
  const found = share(visits);
  return {
    what: 'time to a usable field: ours beside Hanko, each above the form written by hand',
    wanted: `at most ${SHARE_MAX}`,
    found: shown(found, 2),
    met: found <= SHARE_MAX,
  };
}

function shiftGoal({ ours }: Visits): Goal {
  const most = Math.max(...ours.map(shiftOf));
  return { what: 'layout shift of ours, in every visit', wanted: '0', found: shown(most, 4), met: most === 0 };
}

function taskGoal({ ours }: Visits): Goal {
  const longest = median(ours.map(({ longestTask }) => longestTask));
  return {
    what: 'longest task of ours, median',
    wanted: `at most ${TASK_MAX_MS} ms`,
    found: `${shown(longest)} ms`,
    met: longest <= TASK_MAX_MS,
  };
}

/** How much of what Hanko takes longer than the form ours takes, where Hanko waits less by some ms. */
function share({ ours, hanko, form }: Visits, less = 0): number {
  return (usable(ours) - usable(form)) / (usable(hanko) - less - usable(form));
}

function each(visits: Visits, cells: (made: Visit[]) => string[]): string[][] {
  return Object.entries(pageNames).map(([name, title]) => [title, ...cells(visits[name as PageName])]);
}

function usable(made: Visit[]): number {
  return median(made.map((one) => one.usable));
}

function shiftOf({ shifts }: Visit): number {
  return shifts.reduce((sum, value) => sum + value, 0);
}

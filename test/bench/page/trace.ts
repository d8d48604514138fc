import type { Chromium } from './browser.ts';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds that the thread had a processor: other programs on the machine count less so. */
  tdur?: number;
  args?: { data?: { documentLoaderURL?: string } };
}

/** One thing that the main thread of a page did in one go. */
export interface Task {
  /** When it began, ms since the navigation did. */
  at: number;
  /** How long it kept a processor busy, ms. */
  busy: number;
}

const PATIENCE_MS = 20_000;
/** Of all that can be traced, what costs next to nothing: tasks, and the moments that pages know too. */
const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** Begins to note the tasks of every thread; what it gives ends that, and gives those of the page at an address. */
export async function traceTasks(browser: Chromium, address: string): Promise<() => Promise<Task[]>> {
  const events: TraceEvent[] = [];
  const deaf = browser.on('Tracing.dataCollected', undefined, ({ value }) => events.push(...(value as TraceEvent[])));
  const traceConfig = { recordMode: 'recordUntilFull', includedCategories: CATEGORIES, excludedCategories: ['*'] };
  await browser.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' });
  return async () => {
    const complete = browser.next('Tracing.tracingComplete', undefined, PATIENCE_MS);
    await browser.send('Tracing.end');
    await complete;
    deaf();
    return tasksOf(events, address);
  };
}

/** The tasks of the thread that the page at an address runs on. @throws where the trace has no such page */
function tasksOf(events: TraceEvent[], address: string): Task[] {
  // The browser has pages of its own, in processes of their own.
  const began = events.find(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === address,
  );
  if (!began) throw new Error(`The trace has no ${address}.`);
  return events
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === began.pid && tid === began.tid)
    .map(({ ts, tdur = 0 }) => ({ at: (ts - began.ts) / 1_000, busy: tdur / 1_000 }));
}

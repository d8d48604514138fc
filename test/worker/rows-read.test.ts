import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { sweep } from '../../worker/sweep.js';
import { growTo } from '../support/worker/grown.js';
import { Meter, type Rows } from '../support/worker/meter.js';
import { otherThan, Page } from '../support/worker/page.js';
import { change } from '../support/worker/rows.js';
import { Site, someone } from '../support/worker/site.js';
import { BECAUSE, type Desk, office, staffOf } from '../support/worker/staff.js';

// What D1 reads and writes is what it takes time and money for: with many people no more than with few.

/** Other people: more than a page of the work list, and far more. */
const SIZES = [30, 1000];
const MINUTE_MS = 60_000;

/** Who bears two names, each beside others: in any order, in part, and in a double surname. */
const BEARERS = [
  ['first', 'Žydrūnas', 'Kazlauskas'],
  ['second', 'Petras Žydrūnas', 'Kazlauskas'],
  ['third', 'Ana Maria Žydrūnė', 'Kazlauskas'],
  ['double', 'Žydrūnas', 'Petraitis-Kazlauskas'],
  ['longer', 'Žydrūnas', 'Kazlauskas-Petraitis'],
  ['swapped', 'Kazlauskas', 'Žydrūnas'],
] as const;

/** What each step may read and write, whatever the size; one row fewer where a random key happens to be the last one of its index. */
const MOST = {
  ask: { read: 13, written: 15 },
  wrong: { read: 27, written: 11 },
  enter: { read: 57, written: 26 },
  session: { read: 7, written: 2 },
  profile: { read: 7, written: 2 },
  askLater: { read: 14, written: 14 },
  enterLater: { read: 58, written: 12 },
  names: { read: 92, written: 9 },
  turned: { read: 98, written: 8 },
  three: { read: 86, written: 8 },
  open: { read: 19, written: 6 },
  done: { read: 158, written: 6 },
  sweep: { read: 18, written: 0 },
} satisfies Record<string, Rows>;
type Step = keyof typeof MOST;
/** How much the rows of one and the same step differ by chance. */
const SPREAD = 3;

const meter = new Meter(env.DB);
let desk: Desk;
/** The steps at each size. */
const steps: Record<Step, Rows>[] = [];

/** A newcomer's first visit, with a wrong code before the right one, and a later one. */
async function visits() {
  const site = new Site({ DB: meter.db });
  const page = new Page(site);
  const email = someone();
  const ask = await meter.of(() => page.ask(email));
  const code = await site.codeOf(email);
  const wrong = await meter.of(() => page.type(otherThan(code)));
  const enter = await meter.of(() => page.type(code));
  const session = await meter.of(() => page.session());
  const profile = await meter.of(() => page.profile());
  site.clock.pass(MINUTE_MS);
  const askLater = await meter.of(() => page.ask(email, { device: page.device }));
  const later = await site.codeOf(email);
  const enterLater = await meter.of(() => page.type(later, { device: page.device }));
  return { ask, wrong, enter, session, profile, askLater, enterLater };
}

/** The least of three times: on a busy machine something else may still be finishing behind an answer. */
async function least(work: () => Promise<unknown>): Promise<Rows> {
  const times = [await meter.of(work), await meter.of(work), await meter.of(work)];
  return {
    read: Math.min(...times.map(({ read }) => read)),
    written: Math.min(...times.map(({ written }) => written)),
  };
}

/** What staff do, and what the cron does where nothing is to be done. */
async function work() {
  const search = (text: string) => least(() => desk.act('search', { by: 'name', text, ...BECAUSE }));
  const list = (status: 'open' | 'done') => least(() => desk.act('requests', { status }));
  return {
    names: await search('Žydrūnas Kazlauskas'),
    turned: await search('kazlauskas žydr'),
    three: await search('petras žydrūnas kazlauskas'),
    open: await list('open'),
    done: await list('done'),
    sweep: await least(() => sweep(desk.site.env, desk.site.clock.now())),
  };
}

beforeAll(async () => {
  desk = await staffOf(await office({ DB: meter.db }));
  for (const [id, given, surname] of BEARERS)
    await change(
      'INSERT INTO account (id, level, given_names, surname, created_at) VALUES (?, 1, ?, ?, 1)',
      id,
      given,
      surname,
    );
  let from = 0;
  for (const many of SIZES) {
    await growTo(many, { from, now: desk.site.clock.now() });
    from = many;
    steps.push({ ...(await visits()), ...(await work()) });
  }
});

/** Where more is found among many, as far as one page of it. */
const FINDING: Step[] = ['names', 'turned', 'three', 'open', 'done'];

test.each(Object.keys(MOST) as Step[])('%s: no more rows among many people than among few', (step) => {
  for (const [place, many] of SIZES.entries()) {
    const { read, written } = rowsOf(step, place);
    expect([many, read, written]).toEqual([many, atMost(MOST[step].read), atMost(MOST[step].written)]);
  }
  if (FINDING.includes(step)) return;
  const [few, many] = [rowsOf(step, 0), rowsOf(step, 1)];
  // One row fewer where a random key is the last one of its index.
  expect(many.read).toBeLessThanOrEqual(few.read + SPREAD);
  expect(many.written).toBeLessThanOrEqual(few.written);
});

function rowsOf(step: Step, place: number): Rows {
  const rows = steps[place]?.[step];
  if (!rows) throw new Error(`${step} was not measured.`);
  return rows;
}

test('a search among many finds whom it finds among few', async () => {
  const find = async (text: string) =>
    (await desk.act('search', { by: 'name', text, ...BECAUSE })).data.people.map(({ id }) => id);
  expect(await find('Žydrūnas Kazlauskas')).toEqual(['second', 'first', 'longer', 'double', 'swapped']);
  expect(await find('kazlauskas žydr')).toEqual(['third', 'second', 'first', 'longer', 'double', 'swapped']);
  expect(await find('petras žydrūnas kazlauskas')).toEqual(['second']);
});

function atMost(most: number) {
  return expect.toSatisfy((spent: number) => spent <= most, `at most ${most}`);
}

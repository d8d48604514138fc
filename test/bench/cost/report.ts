import type { Goal, Report, Table } from '../section.ts';
import { shown } from '../statistics.ts';
import { ours } from '../systems/ours.ts';
import { billFor, dollarsFor, dollarsOf, FIRST_SHARE } from './bill.ts';
import { PRICES, PRICES_OF, type PriceName } from './prices.ts';
import { CALLS_AFTER, times, USES, type Usage, type Visits } from './usage.ts';

/** Milliseconds of processor time of our own code. */
export type CpuOfSteps = Record<'request' | 'verify' | 'session', number>;

/** What visits use at one system. */
export interface Costly {
  name: string;
  visits: Visits;
}

const MANY = 1_000;
const WITHOUT_MAIL_MAX = 0.1;
const MONTHS = [10_000, 1_000_000, 10_000_000];
const WORDS: Record<keyof Usage, string> = {
  workersRequests: 'requests',
  workersCpu: 'milliseconds of processor time',
  kvReads: 'KV: keys read',
  kvWrites: 'KV: keys written',
  kvDeletes: 'KV: keys deleted',
  kvLists: 'KV: lists',
  d1RowsRead: 'D1: rows read',
  d1RowsWritten: 'D1: rows written',
  queuesOperations: 'queue: operations',
  emailSending: 'mails',
};

/** The tables and goals of what was counted. */
export function reportOf(costly: Costly[], cpu: CpuOfSteps): Report {
  return {
    tables: [
      usageTable(costly, 'first', [madeOf, cpuNote(cpu), logNote(costly), mailNote(costly)]),
      usageTable(costly, 'later', ['As above, by people who have an account.']),
      monthTable(costly),
    ],
    goals: [goal(costly, 'first'), goal(costly, 'later')],
    figures: { costly, cpu },
  };
}

const madeOf = `A sign-in is a code by mail, its entry, one look at the session and ${CALLS_AFTER} further calls of somebody who is signed in; ours has one request more, the run that takes the mail out of the queue. Priced as Cloudflare lists it on the Workers Paid plan on ${PRICES_OF}, as if nothing were included; what is stored meanwhile is not in it. What our cron reads and writes to remove what a sign-in leaves is in it, but for two events that go after 24 months; better-auth and Auth.js remove a code when it is entered, and nothing of theirs removes the sessions of people who do not come back; OpenAuth leaves a refresh token in KV for a year. The limiter and the elements' files are free. All are taken to send by the same mail service.`;

function usageTable(costly: Costly[], visit: keyof Visits, notes: string[]): Table {
  const used = USES.filter((use) => costly.some(({ visits }) => visits[visit][use] > 0));
  const each = (cell: (usage: Usage, name: string) => string) =>
    costly.map(({ name, visits }) => cell(times(MANY, visits[visit]), name));
  const share = (usage: Usage) => dollarsFor('emailSending', usage.emailSending) / dollarsOf(usage).all;
  return {
    title: `${shown(MANY)} ${visit} sign-ins: US dollars (units)`,
    columns: ['what', ...costly.map(({ name }) => name)],
    rows: [
      ...used.map((use) => [WORDS[use], ...each((usage, name) => unitsCell(use, usage[use], name))]),
      ['all but the mail', ...each((usage) => `$${shown(dollarsOf(usage).withoutMail, 4)}`)],
      ['**all**', ...each((usage) => `$${shown(dollarsOf(usage).all, 4)}`)],
      ['the mail’s share', ...each((usage) => `${shown(100 * share(usage))} %`)],
    ],
    notes,
  };
}

function unitsCell(use: PriceName & keyof Usage, units: number, name: string): string {
  if (use === 'workersCpu' && name !== ours.name) return 'not measured';
  const dollars = dollarsFor(use, units);
  const price = dollars < 0.0001 ? 'less than $0.0001' : `$${shown(dollars, 4)}`;
  return units === 0 ? '–' : `${price} (${shown(units)})`;
}

function cpuNote({ request, verify, session }: CpuOfSteps): string {
  return `Processor time is that of our own code on this machine, without the emulated stores: ${shown(request, 1)} ms for a request of a code with its mail, ${shown(verify, 1)} ms for its entry, ${shown(session, 1)} ms for a signed-in call. For the others it was not measured, and is not in their sums; as long as they take less than ten times as much, it is less than two hundredths of what they cost with the mail.`;
}

function logNote(costly: Costly[]): string {
  const runs = costly.find(({ name }) => name === ours.name)?.visits.first.workersRequests ?? 0;
  const { dollars, until } = PRICES.logEvents;
  return `Workers Logs, which ours has switched on, come on top: ${shown(MANY * runs)} events, $${shown((MANY * runs * dollars) / 1e6, 4)} by the price until ${until}, and by their bytes afterwards.`;
}

function mailNote(costly: Costly[]): string {
  const shares = costly.map(({ visits }) => {
    const { all, withoutMail } = dollarsOf(visits.first);
    return Math.round(100 * (1 - withoutMail / all));
  });
  return `The mail decides: it is ${Math.min(...shares)}–${Math.max(...shares)} % of what a first sign-in costs, whoever signs people in. What ours writes more than others is for limits, single use and the history.`;
}

function monthTable(costly: Costly[]): Table {
  return {
    title: 'A month: US dollars with the plan and what it includes (without the mail)',
    columns: ['sign-ins', ...costly.map(({ name }) => name)],
    rows: MONTHS.map((signIns) => [
      shown(signIns),
      ...costly.map(({ visits }) => {
        const { all, withoutMail } = billFor(signIns, visits);
        return `$${shown(all, 2)} ($${shown(withoutMail, 2)})`;
      }),
    ]),
    notes: [
      `${100 * FIRST_SHARE} % of the sign-ins are somebody's first. The plan costs $${PRICES.plan.dollars} a month; its includes are taken to be there for this alone.`,
      'Storage is not in it: with events of 24 months, two for a sign-in, one database of 10 GB ends at some 700,000 sign-ins a month, so the last two rows are prices, and not one installation.',
      'The rows that Auth.js reads are those of a dozen users or so; without an index they grow with their number, and at ten million a month its bill would.',
    ],
  };
}

function goal(costly: Costly[], visit: keyof Visits): Goal {
  const visits = costly.find(({ name }) => name === ours.name)?.visits;
  if (!visits) throw new Error('Ours was not counted.');
  const { withoutMail } = dollarsOf(times(MANY, visits[visit]));
  return {
    what: `${ours.name}: ${shown(MANY)} ${visit} sign-ins without the mail`,
    wanted: `at most $${shown(WITHOUT_MAIL_MAX, 2)}`,
    found: `$${shown(withoutMail, 4)}`,
    met: withoutMail <= WITHOUT_MAIL_MAX,
  };
}

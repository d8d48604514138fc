import type { Report, Section, Table } from '../section.ts';
import { authJs } from '../systems/auth-js.ts';
import { betterAuth, limitedBetterAuth } from '../systems/better-auth.ts';
import { floor } from '../systems/floor.ts';
import { openAuth } from '../systems/open-auth.ts';
import { ours } from '../systems/ours.ts';
import { goals } from './goals.ts';
import { type Measured, measureAll, type StepCost } from './measure.ts';
import { STEPS, type Step } from './steps.ts';
import type { Counts, Store } from './waits.ts';

const NAMES: Record<Store, string> = { d1: 'D1', kv: 'KV', queue: 'queue', mail: 'mail' };
const NOT_HERE = '–';

/** How often each step goes to a store, and how many rows it reads and writes there. */
export const roundTrips: Section = {
  name: 'round-trips',
  title: 'Storage round trips and rows',
  measure: async (tools) =>
    reportOf(await measureAll([ours, betterAuth, limitedBetterAuth, openAuth, authJs, floor], tools)),
};

function reportOf(measured: Measured[]): Report {
  return {
    tables: [waitsTable(measured), rowsTable(measured), besidesTable(measured)],
    goals: goals(measured),
    figures: measured,
  };
}

function waitsTable(measured: Measured[]): Table {
  const sum = ({ steps }: Measured) => {
    const parts = [steps.request, steps.verify, steps.session];
    return parts.reduce((total, part) => total + (part?.inSequence ?? 0), 0);
  };
  return {
    title: 'Round trips to the stores that somebody waits for, one after the other (and the calls that are made)',
    columns: ['step', ...measured.map(({ name }) => name)],
    rows: [
      ...stepRows(measured, ({ inSequence, awaited }) => withCalls(inSequence, awaited)),
      ['a first sign-in: code, its entry, one look at the session', ...measured.map(sum)],
    ],
    notes: [
      'How many come one after the other was seen with stores that take 100 ms each: what begins when another has ended came after it, and what has not ended when the answer is there was not waited for. A batch of D1 is one round trip, however many statements it has.',
      'OpenAuth keeps no session that is asked for: whoever asks reads the access token, which nobody can end before its time. Its codes lie in a cookie of the browser, so a code cannot be used up, nor guesses at it counted.',
    ],
  };
}

function withCalls(inSequence: number, awaited: Counts): string {
  const calls = listed(awaited);
  return calls === '' ? String(inSequence) : `${inSequence} (${calls})`;
}

function listed(counts: Counts): string {
  const stores = Object.keys(NAMES) as Store[];
  const some = stores.filter((store) => counts[store] > 0);
  return some.map((store) => `${counts[store]} ${NAMES[store]}`).join(', ');
}

function rowsTable(measured: Measured[]): Table {
  return {
    title: 'Rows of D1 read / written (behind the answer)',
    columns: ['step', ...measured.map(({ name }) => name)],
    rows: stepRows(measured, ({ rows, rowsBehind }) => {
      const behind = rowsBehind.read + rowsBehind.written > 0 ? ` (+ ${rowsBehind.read} / ${rowsBehind.written})` : '';
      return `${rows.read} / ${rows.written}${behind}`;
    }),
    notes: [
      'As D1 counts them for the bill: each index that a write touches is a row written. In a database of a dozen people or so.',
      'The adapter of Auth.js makes its tables without indexes: it reads all users to find one, so its rows read grow with their number.',
      'Ours writes more: limits by address and network, tries and sends that are counted in the same statement that judges, an entry in the history, and when a session was last used.',
    ],
  };
}

function besidesTable(measured: Measured[]): Table {
  return {
    title: 'Besides: requests over HTTP / calls of the limiter on the machine itself; calls behind the answer',
    columns: ['step', ...measured.map(({ name }) => name)],
    rows: stepRows(measured, ({ requests, limiter, behind }) => {
      const calls = listed(behind);
      return `${requests} / ${limiter}${calls === '' ? '' : `; ${calls}`}`;
    }),
    notes: [
      'Each request over HTTP is a round trip of its own for somebody who is far from the server; the pages that a browser would load for it are not counted, the token of Auth.js against forgery and the pages of OpenAuth are.',
      'better-auth hands its mail over behind the answer from memory, where it is lost with the isolate; ours is in a queue before it answers, and is tried again.',
    ],
  };
}

function stepRows(measured: Measured[], cell: (cost: StepCost) => string): string[][] {
  return Object.entries(STEPS).map(([step, words]) => [
    words,
    ...measured.map(({ steps }) => {
      const cost = steps[step as Step];
      return cost ? cell(cost) : NOT_HERE;
    }),
  ]);
}

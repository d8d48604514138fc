import type { Table } from '../section.ts';
import { mean, median, quantile, shown } from '../statistics.ts';
import { ours } from '../systems/ours.ts';
import { LOADS, type Measured, ROUNDS } from './measure.ts';

const AT_A_TIME = LOADS.map(({ concurrency }) => `${concurrency} at a time`);

/** How many sign-ins a second each system managed. */
export function rates(measured: Measured[]): Table {
  return {
    title: `Sign-ins per second: median of ${ROUNDS} interleaved rounds of ${LOADS.map(({ count }) => count).join(', ')} (ours ÷ theirs, median of the rounds)`,
    columns: ['system', ...AT_A_TIME],
    rows: measured.map((system) => [
      system.name,
      ...LOADS.map(({ concurrency }) => {
        const rate = shown(median(system.perSecond.get(concurrency) ?? []), 1);
        return system.name === ours.name ? rate : `${rate} (${shown(ratio(measured, system.name, concurrency), 2)})`;
      }),
    ]),
    notes: [
      'A sign-in is a request, the code out of the mail, the code entered by somebody new, and one look whether the session is open. Each system has a workerd of its own; the generator of the load is one Node.js process on the same machine. At ours and at the floor it does what a page does, which makes a key and signs three proofs; the pages of better-auth do nothing of the kind.',
    ],
  };
}

/** How long somebody waited who signed in. */
export function waits(measured: Measured[]): Table {
  return {
    title: 'Milliseconds of a sign-in: p50 / p95',
    columns: ['system', ...AT_A_TIME],
    rows: measured.map(({ name, latencies }) => [
      name,
      ...LOADS.map(({ concurrency }) => {
        const figures = latencies.get(concurrency) ?? [];
        return `${shown(median(figures))} / ${shown(quantile(figures, 0.95))}`;
      }),
    ]),
  };
}

/** For what they waited. */
export function shares(measured: Measured[]): Table {
  return {
    title: 'Milliseconds of a sign-in on average: for answers + for the mail on its way',
    columns: ['system', ...AT_A_TIME],
    rows: measured.map(({ name, latencies, mails }) => [
      name,
      ...LOADS.map(({ concurrency }) => {
        const mail = mean(mails.get(concurrency) ?? []);
        return `${shown(mean(latencies.get(concurrency) ?? []) - mail)} + ${shown(mail)}`;
      }),
    ]),
    notes: [
      'At ours and at the floor a queue hands the mail over. The emulator’s takes one batch after the other, of as many mails as `wrangler.toml` says, where Cloudflare’s runs many consumers at a time. better-auth hands it over from memory.',
    ],
  };
}

/** Ours divided by another system's, round by round, and the middle of it. */
export function ratio(measured: Measured[], other: string, concurrency: number): number {
  const of = (name: string) => measured.find((system) => system.name === name)?.perSecond.get(concurrency) ?? [];
  const theirs = of(other);
  return median(of(ours.name).map((figure, round) => figure / (theirs[round] ?? Number.NaN)));
}

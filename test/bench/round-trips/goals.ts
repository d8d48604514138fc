import type { Goal } from '../section.ts';
import { floor } from '../systems/floor.ts';
import { ours } from '../systems/ours.ts';
import type { Measured, StepCost } from './measure.ts';
import { STEPS, type Step } from './steps.ts';

const FIRST_SIGN_IN = ['request', 'verify', 'session'] as const;
const READ_SHARE = 0.9;

/** What was promised of the round trips of ours, and that the floor does no less. */
export function goals(measured: Measured[]): Goal[] {
  const found = of(measured, ours.name);
  return [
    limitGoal(found, 'request', { d1: 1, kv: 1 }),
    limitGoal(found, 'resend', { d1: 1, kv: 1 }),
    limitGoal(found, 'wrong', { d1: 1, kv: 1 }),
    limitGoal(found, 'verify', { d1: 1, kv: 1 }),
    limitGoal(found, 'session', { d1: 1, kv: 0 }),
    limitGoal(found, 'profile', { d1: 1, kv: 0 }),
    honestGoal(measured),
  ];
}

function of(measured: Measured[], name: string): Measured {
  const found = measured.find((system) => system.name === name);
  if (!found) throw new Error(`${name} was not measured.`);
  return found;
}

function costOf({ name, steps }: Measured, step: Step): StepCost {
  const cost = steps[step];
  if (!cost) throw new Error(`${name} was not seen to do: ${STEPS[step]}`);
  return cost;
}

function limitGoal(measured: Measured, step: Step, most: { d1: number; kv: number }): Goal {
  const { d1, kv } = costOf(measured, step).awaited;
  const inWords = (counts: { d1: number; kv: number }) => `${counts.d1} D1, ${counts.kv} KV`;
  return {
    what: `${measured.name}: ${STEPS[step]}`,
    wanted: `at most ${inWords(most)}`,
    found: inWords({ d1, kv }),
    met: d1 <= most.d1 && kv <= most.kv,
  };
}

/** A floor that did less than ours does would be no floor of it. */
function honestGoal(measured: Measured[]): Goal {
  const rows = (name: string) => {
    const costs = FIRST_SIGN_IN.map((step) => costOf(of(measured, name), step));
    const sum = (kind: 'read' | 'written') =>
      costs.reduce((total, cost) => total + cost.rows[kind] + cost.rowsBehind[kind], 0);
    return { read: sum('read'), written: sum('written') };
  };
  const [wanted, found] = [rows(ours.name), rows(floor.name)];
  return {
    what: 'the floor does what ours does: rows read / written by a first sign-in',
    // Its keys ascend: behind the last one of an index there is no neighbour to read.
    wanted: `as many written as ours (${wanted.written}), at least ${READ_SHARE} of ${wanted.read} read`,
    found: `${found.read} / ${found.written}`,
    met: found.written === wanted.written && found.read >= READ_SHARE * wanted.read,
  };
}

import { bytes } from './bytes/section.ts';
import { cost } from './cost/section.ts';
import { cpu } from './cpu/section.ts';
import { page } from './page/section.ts';
import { roundTrips } from './round-trips/section.ts';
import { scale } from './scale/section.ts';
import type { Section } from './section.ts';
import { throughput } from './throughput/section.ts';
import { worker } from './worker/section.ts';

/** Every question that the bench answers, in the order of the report. */
export const sections: Section[] = [roundTrips, throughput, cpu, worker, bytes, page, scale, cost];

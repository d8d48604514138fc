import type { SignInStep } from '../cpu/rounds.ts';
import { ownTimes, signInTimes } from '../cpu/sign-ins.ts';
import type { Step } from '../round-trips/steps.ts';
import { waiting } from '../round-trips/waits.ts';
import type { Section, Tools } from '../section.ts';
import { run } from '../stack/load.ts';
import { newNumber } from '../stack/numbers.ts';
import { standing } from '../stack/standing.ts';
import { median } from '../statistics.ts';
import { authJs } from '../systems/auth-js.ts';
import { betterAuth } from '../systems/better-auth.ts';
import { openAuth } from '../systems/open-auth.ts';
import { ours } from '../systems/ours.ts';
import { cleaningOf, withCleaning } from './cleaning.ts';
import { type Costly, type CpuOfSteps, reportOf } from './report.ts';
import { visitsAt } from './usage.ts';

/** What Cloudflare's bill says for people who sign in. */
export const cost: Section = {
  name: 'cost',
  title: 'Cost of 1,000 sign-ins',
  measure: async (tools) => {
    const cpu = await ownCpu(tools);
    return reportOf(await countAll(cpu, tools), cpu);
  },
};

/** The processor time of our own code: that of ours without that of its storage calls. */
async function ownCpu(tools: Tools): Promise<CpuOfSteps> {
  const times = await signInTimes(tools);
  const of = (step: SignInStep) => median(ownTimes(times, step));
  return { request: of('request'), verify: of('verify'), session: of('session') };
}

function countAll(cpu: CpuOfSteps, { scratch, say }: Tools): Promise<Costly[]> {
  return standing([ours, betterAuth, openAuth, authJs], { scratch, as: waiting }, (all) =>
    Promise.all(
      all.map(async (one) => {
        const { name } = one.system;
        await run({ count: 10, concurrency: 2, next: () => one.system.person(one.place, newNumber()) });
        const visits = await visitsAt(one, (step) => (name === ours.name ? cpu[kindOf(step)] : 0));
        say(`${name} is counted`);
        return { name, visits: name === ours.name ? withCleaning(visits, await cleaningOf(one)) : visits };
      }),
    ),
  );
}

/** A later request does what the first one does, and what is read by a signed-in call costs like the session. */
function kindOf(step: Step): keyof CpuOfSteps {
  if (step === 'session' || step === 'profile') return 'session';
  return step === 'request' || step === 'laterRequest' || step === 'resend' ? 'request' : 'verify';
}

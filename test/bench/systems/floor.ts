import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller } from '../../../demo/run/people/caller.ts';
import { type Call, counted, takeCalls } from '../stack/counted.ts';
import { stand } from '../stack/stand.ts';
import type { Person, Place, System, WorkerCode } from '../stack/system.ts';
import { BROWSER, networkOf, ours } from './ours.ts';

/** The steps of a sign-in, and what the queue does for it afterwards. */
type Steps = Record<'request' | 'verify' | 'session' | 'delivery', Call[]>;

/** What stands in a recording where somebody else has something else. */
const ENDED = '\u0000';
/** Keys, hashes, tokens, addresses and seals: all that is drawn, or made of what is drawn. */
const DRAWN = /[A-Za-z0-9_-]{22,}/g;
const RECORDED = 1;

/**
 * Our storage calls without us: a bare Worker that repeats, for one person after the other, what ours was seen to ask of the stores.
 * Nothing that keeps the same calls can be faster.
 */
export const floor: System = { name: 'floor: our storage calls alone', build, person };

async function build(scratch: string): Promise<WorkerCode> {
  const code = await ours.build(join(scratch, 'recorded'));
  const source = readFileSync(new URL('floor-worker.mjs', import.meta.url), 'utf8');
  return {
    ...code,
    modules: [{ path: 'floor-worker.js', contents: source }],
    settings: { SCRIPT: JSON.stringify(await record(code)) },
  };
}

/** One sign-in of a newcomer at our Worker, call by call. */
async function record(code: WorkerCode): Promise<{ recordedAt: number; steps: Steps }> {
  const recordedAt = Date.now();
  const place = await stand(counted(code));
  try {
    const somebody = ours.person(place, RECORDED);
    await somebody.request();
    const asked = await callsOf(place, 'mail');
    await somebody.verify();
    const verify = await callsOf(place);
    await somebody.session();
    const session = await callsOf(place);
    const by = (handler: Call['handler']) => asked.filter((call) => call.handler === handler);
    return { recordedAt, steps: { request: by('fetch'), delivery: by('queue'), verify, session } };
  } finally {
    await place.stop();
  }
}

/** What was called meanwhile, at the end also behind the answer; values of one's own are marked. */
async function callsOf(place: Place, last?: Call['binding']): Promise<Call[]> {
  const calls: Call[] = [];
  // A mail is followed by one more call, which notes that it was sent.
  while (last && !calls.some(({ binding }, place) => binding === last && place < calls.length - 1)) {
    calls.push(...(await takeCalls(place)));
    await wait(20);
  }
  calls.push(...(await takeCalls(place)));
  return JSON.parse(JSON.stringify(calls), (_, value) => (typeof value === 'string' ? marked(value) : value));
}

function marked(text: string): string {
  return text.replaceAll(networkOf(RECORDED), ENDED).replace(DRAWN, (drawn) => drawn.slice(0, -8) + ENDED);
}

/** On the page that ours has, so that whoever asks does as much at both. */
function person({ site, letter }: Place, number: number): Person {
  const caller = new Caller(site, { network: networkOf(number), userAgent: BROWSER });
  const step = (name: keyof Steps) => caller.call(name, { step: name, number });
  return {
    request: () => step('request'),
    verify: async () => {
      await letter(`${String(number).padStart(8, '0')}@example.com`);
      await step('verify');
    },
    session: () => step('session'),
  };
}

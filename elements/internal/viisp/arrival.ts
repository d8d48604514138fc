import type { Connection } from '../connection.js';
import { handoffMark } from '../pending.js';
import { randomId } from '../proof.js';
import { Trouble } from '../trouble.js';
import { ownerOf } from './draft.js';

/** Refusals after which the same answer of VIISP may still be redeemed. */
const PASSING = ['offline', 'fault', 'try_again', 'too_many_calls', 'proof_stale'];

/** Takes what VIISP's answer is redeemed with out of the address, and gives the page back its own fragment. */
export function takeHandoff(connection: Connection): void {
  const mark = handoffMark(connection.base);
  if (!location.hash.startsWith(mark)) return;
  const { fragment = '' } = connection.waiting;
  const handoff = { handoff: location.hash.slice(mark.length), attempt: randomId() };
  history.replaceState(history.state, '', location.href.replace(/#.*/, '') + fragment);
  connection.wait({ handoff, fragment: undefined });
}

/** Redeems VIISP's answer for a session. @throws Trouble */
export async function arrive(connection: Connection): Promise<void> {
  await known(connection);
  try {
    const won = await connection.call('viisp.finish', connection.waiting.handoff);
    // Whoever was signed in here is not the one who comes.
    if (connection.person) await connection.end().catch(() => {});
    await connection.begin(won);
    const { person, suggested } = won;
    connection.through = false;
    connection.wait({
      handoff: undefined,
      draft: person.complete
        ? undefined
        : { owner: ownerOf(person), email: suggested.email ?? '', phone: suggested.phone ?? '' },
    });
  } catch (error) {
    const { message, facts } = error as Trouble;
    if (PASSING.includes(message) && !facts.fields) throw error;
    connection.wait({ handoff: undefined });
    // What was never a hand-off of ours is as one that is past.
    throw facts.fields ? new Trouble({ refusal: 'viisp_expired' }) : error;
  }
}

/** Waits until it is known who was signed in before. */
async function known(connection: Connection): Promise<void> {
  while (connection.person === undefined) {
    await new Promise((resolve) => connection.addEventListener('change', resolve, { once: true }));
  }
}

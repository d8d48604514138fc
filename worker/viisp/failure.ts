import type { Context } from '../context.js';
import { record } from '../events.js';
import { log, nameOf } from '../log.js';
import { Refused } from '../refuse.js';
import { SoapFailure } from './soap/client.js';

/** Where on the way it failed. */
type Step = 'start' | 'finish';

/** Puts a failure on record and turns it into the refusal that the person hears. Whatever was thrown, nobody is let in. */
export async function viispRefusal(ctx: Context, step: Step, error: unknown): Promise<Refused> {
  const failure = error instanceof SoapFailure ? error : undefined;
  if (!failure) log({ level: 'error', what: 'fault', requestId: ctx.requestId, error: nameOf(error) });
  const { kind, why } = failure ?? { kind: 'refused', why: 'fault of ours' };
  await record(ctx, 'viisp_failed', null, { step, kind, why });
  return kind === 'unavailable'
    ? new Refused('viisp_unavailable', { retryAfter: 10 }, why)
    : new Refused('viisp_failed', {}, `${kind}: ${why}`);
}

/** An answer that is signed well and says what it should not. */
export class WrongAnswer extends SoapFailure {
  constructor() {
    super({ kind: 'refused', why: 'content' });
  }
}

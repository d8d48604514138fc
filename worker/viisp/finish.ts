import { eq } from 'drizzle-orm';
import { identities } from '../../schema/tables.js';
import type { Account } from '../accounts/account.js';
import { moveToCurrentKey } from '../accounts/identity.js';
import { identify } from '../challenges/identity.js';
import { LOST_REPLY_MS } from '../challenges/trial.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { sha256 } from '../encoding.js';
import { record } from '../events.js';
import { postNotice } from '../mail/post-notice.js';
import { Refused } from '../refuse.js';
import { type Opened, openedWith } from '../sessions/open.js';
import type { Proof } from '../sessions/proof.js';
import { decide } from '../store.js';
import { type Admitted, type Arrival, admit } from './admit.js';
import { viispRefusal, WrongAnswer } from './failure.js';
import { claimFlow, closeFlow, type Flow, readHandoff } from './flow.js';
import { type ViispPerson, viispPerson } from './person.js';
import { providersFor, viispSettings } from './settings.js';
import { requestAnswer } from './soap/client.js';

/** Somebody signed in through VIISP. */
export interface Arrived extends Opened {
  token: string;
  suggested: ViispPerson['suggested'];
}

const NOTHING = { email: null, phone: null };

/**
 * Redeems a hand-off: once, within its time, with the key that began. Only then is VIISP asked who it is, once.
 *
 * @throws Refused `viisp_expired`, `viisp_failed`, `viisp_unavailable`, `account_blocked` or `try_again`
 */
export async function finishFlow(
  ctx: Context,
  { thumbprint }: Proof,
  { handoff, attempt }: { handoff: string; attempt: string },
): Promise<Arrived> {
  await edge(ctx.env.EDGE_NETWORK, ctx.network);
  const { flow: id, ticket } = await readHandoff(ctx, handoff);
  const by = await sha256(['viisp', attempt, id, thumbprint].join('|'));
  // Derived, not drawn: the same submission gets the same token again, and D1 need only know its hash.
  const token = await ctx.keys.mac('session', [id, by]);
  const tokenHash = await sha256(token);
  const { flow, call } = await claimFlow(ctx, id, thumbprint, by);
  if (!flow) {
    await record(ctx, 'viisp_failed', null, { step: 'finish', kind: 'refused', why: 'another page' });
    throw new Refused('viisp_expired', {}, 'unknown, or of another page');
  }
  if (!call) return { token, suggested: NOTHING, ...(await again(ctx, flow, by, tokenHash)) };
  const person = await identified(ctx, flow, ticket);
  const { session, renamed } = await admitted(ctx, { flow: id, desk: flow.desk, call, person, thumbprint, tokenHash });
  if (!session) {
    await closeFlow(ctx, id);
    throw new Refused('account_blocked');
  }
  if (renamed) await postNotice(ctx, session.account, 'renamed');
  await keepAddress(ctx, session.account);
  return { token, suggested: person.suggested, ...session };
}

/** Who VIISP says it is. Whatever goes wrong, the flow is over and somebody has to begin again. */
async function identified(ctx: Context, flow: Flow, ticket: string | null): Promise<ViispPerson> {
  try {
    const settings = viispSettings(ctx.env);
    if (!settings || ticket === null) throw new WrongAnswer();
    const answer = await requestAnswer(ctx.fetch, settings, ticket);
    // What is signed must be about this very flow, and proven by a means that was offered.
    if ((await sha256(answer.customData ?? '')) !== flow.stateHash) throw new WrongAnswer();
    if (!providersFor(settings, flow.desk).includes(answer.provider)) throw new WrongAnswer();
    const person = await viispPerson(ctx, answer, flow.desk);
    if (!person) throw new WrongAnswer();
    return person;
  } catch (error) {
    await closeFlow(ctx, flow.id);
    throw await viispRefusal(ctx, 'finish', error);
  }
}

/** Lets the person in. When the store fails in between, VIISP cannot be asked again: either it was done all the same, or it is over. */
async function admitted(ctx: Context, arrival: Arrival): Promise<Admitted> {
  try {
    return await admit(ctx, arrival);
  } catch (error) {
    const session = await openedWith(ctx, arrival.tokenHash);
    if (session) return { session, renamed: false };
    await closeFlow(ctx, arrival.flow);
    throw await viispRefusal(ctx, 'finish', error);
  }
}

/** An address that no code is sent to would stay under a retired key for ever: it moves along with its owner. */
async function keepAddress(ctx: Context, { id, email }: Account): Promise<void> {
  if (email === null || ctx.keys.ids.length === 1) return;
  const known = { kind: 'email' as const, ...(await identify(ctx, email)) };
  await decide(() => moveToCurrentKey(ctx, known, eq(identities.accountId, id)));
}

/** The answer that was lost on its way, for the submission that won it, within a minute. */
async function again(ctx: Context, flow: Flow, by: string, tokenHash: string): Promise<Opened> {
  if (flow.usedBy !== by || (flow.usedAt ?? 0) <= ctx.now() - LOST_REPLY_MS)
    throw new Refused('viisp_expired', {}, flow.usedAt === null ? 'too late' : 'used');
  const session = await openedWith(ctx, tokenHash);
  if (!session) throw new Refused('try_again', { retryAfter: 2 }, 'the same submission is under way');
  return session;
}

import { count, type Limit, windowOf } from '../buckets.js';
import { randomSecret } from '../challenges/identity.js';
import type { Context } from '../context.js';
import { edge } from '../edge.js';
import { FieldProblem, Refused, secondsUntil } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { decide } from '../store.js';
import { viispRefusal } from './failure.js';
import { noteFlow } from './flow.js';
import { providersFor, viispSettings } from './settings.js';
import { requestTicket } from './soap/client.js';

const HOUR_MS = 60 * 60_000;

/**
 * Gets a ticket for a page and notes who began: only the same key can finish, and only a browser that left from that page comes back.
 *
 * @throws FieldProblem for an address that is not of the page's origin
 * @throws Refused `viisp_unavailable`, `viisp_failed`, `too_many_calls`, or `not_staff` for the desk on a page where no staff work
 */
export async function beginFlow(
  ctx: Context,
  { thumbprint }: Proof,
  { returnTo: wanted, desk = false }: { returnTo: string; desk?: boolean | undefined },
) {
  const settings = viispSettings(ctx.env);
  if (desk && !ctx.portal.desk) throw new Refused('not_staff', {}, 'no portal of staff');
  if (!settings) throw new Refused('viisp_unavailable', {}, 'not set up');
  const returnTo = pageOf(ctx, wanted);
  await edge(ctx.env.EDGE_NETWORK, ctx.network);
  await spend(ctx, { key: `viisp:${ctx.network}`, most: 300, windowMs: HOUR_MS });
  const state = randomSecret();
  const postback = settings.postback ?? new URL('/viisp/return', ctx.request.url).href;
  let ticket: string;
  try {
    const platform = { ...settings, providers: providersFor(settings, desk) };
    ticket = await requestTicket(ctx.fetch, platform, { postback, customData: state, desk });
  } catch (error) {
    throw await viispRefusal(ctx, 'start', error);
  }
  const expiresAt = await noteFlow(ctx, { ticket, state, thumbprint, returnTo, desk });
  return { action: new URL('/viisp/leave', postback).href, ticket, expiresAt, now: ctx.now() };
}

/**
 * The page to come back to, with the beginning of the fragment that its element looks for: which names this API, because a page may speak to
 * several. @throws FieldProblem when it is not one of the caller's own origin, or not one that its portal registered
 */
function pageOf(ctx: Context, wanted: string): string {
  const page = URL.canParse(wanted) ? new URL(wanted) : undefined;
  const own = page?.origin === ctx.origin && /^https?:$/.test(page.protocol) && page.username + page.password === '';
  if (!page || !own || !mayReturn(ctx, page)) throw new FieldProblem({ returnTo: 'invalid' });
  page.hash = '';
  return `${page.href}#migris-viisp@${new URL(ctx.request.url).host}=`;
}

function mayReturn({ portal: { returnTo } }: Context, { origin, pathname }: URL): boolean {
  return returnTo === undefined || returnTo.includes(`${origin}${pathname}`);
}

async function spend(ctx: Context, limit: Limit): Promise<void> {
  const now = ctx.now();
  const [bucket] = await decide(() => count(ctx, windowOf(limit, now)).returning());
  if (bucket && bucket.count > limit.most)
    throw new Refused('too_many_calls', { retryAfter: secondsUntil(bucket.endsAt, now) }, 'flows of a network');
}

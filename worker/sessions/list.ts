import { and, desc, eq } from 'drizzle-orm';
import { sessions } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { portalOf, portalsIn } from '../portals.js';
import { decide } from '../store.js';
import { readDevice } from './device.js';
import { openAt, type Session } from './session.js';

/** The open sessions of the account, as its owner may know them: the calling one first, then those that were used last. */
export async function listSessions(ctx: Context, { id: own, account }: Session) {
  const rows = await decide(() =>
    ctx.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, account.id), openAt(ctx.now())))
      .orderBy(desc(eq(sessions.tokenHash, own)), desc(sessions.lastUsedAt), desc(sessions.createdAt)),
  );
  return rows.map(({ tokenHash, origin, device, method, level, desk, createdAt, lastUsedAt }) => ({
    id: tokenHash,
    current: tokenHash === own,
    ...whereOf(ctx, origin),
    device: readDevice(device),
    method: method === 'email' ? ('email' as const) : ('viisp' as const),
    level,
    ...(desk && { desk }),
    createdAt,
    lastUsedAt,
  }));
}

/** Where a session was opened. A portal that is registered no more goes by its host. */
export function whereOf({ env, request }: Context, origin: string) {
  const { host } = new URL(origin);
  const portal = portalOf(origin, new URL(request.url).origin, portalsIn(env.PORTALS));
  return { portal: portal?.name ?? { lt: host, en: host }, host, contact: portal?.contact ?? null };
}

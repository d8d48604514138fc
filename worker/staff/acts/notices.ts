import type { NoticeFacts } from '../../mail/notice-mail.js';
import { noticesFor, type PreparedNotice, type Reader } from '../../mail/waiting.js';
import type { Notice } from '../../mail/words.js';
import { officeName } from '../../offices.js';
import type { DeskContext } from '../desk.js';

/** A notice of an act to each of these people, which names the office; nothing for whoever has no address. */
export async function noticesTo(ctx: DeskContext, notice: Notice, ...people: Reader[]): Promise<PreparedNotice[]> {
  return (await Promise.all(people.map((reader) => noticesFor(ctx, reader, notice, toldBy(ctx))))).flat();
}

/** What every notice of an act says: which office it was. */
export function toldBy({ env, clerk }: DeskContext): NoticeFacts {
  const office = officeName(env, clerk.office);
  return office ? { office } : {};
}

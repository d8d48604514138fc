import type { Context } from '../context.js';
import { log, nameOf } from '../log.js';
import { Refused } from '../refuse.js';

/**
 * What must outlive a restore of the database, and is therefore noted outside of it: that an account was erased, that its erasure was
 * withdrawn, that it was blocked, that its owner works at the desk no more.
 */
export type NoteKind = 'erased' | 'erasure-withdrawn' | 'blocked' | 'staff-revoked';

/** Far longer than a restore reaches back (30 days), and than a copy of the database should be kept. */
const NOTE_SECONDS = 400 * 24 * 3_600;

const place = (kind: NoteKind, accountId: string) => `${kind}:${accountId}`;

/** Notes something outside of the database, before it is done there. @throws Refused `try_again` */
export function noteOutside({ env }: Pick<Context, 'env'>, kind: NoteKind, accountId: string): Promise<void> {
  return twice(() => env.CODES.put(place(kind, accountId), '1', { expirationTtl: NOTE_SECONDS }));
}

/**
 * Notes it of a request to be erased, by the date that the request had: a withdrawal counts for the requests up to that date, and an
 * erasure for ever. So no note need be taken back when somebody asks anew, which a sweep in the same moment could undo.
 *
 * @throws Refused `try_again`
 */
export function noteDated({ env }: Pick<Context, 'env'>, kind: NoteKind, { id, date }: Noted): Promise<void> {
  return twice(() => env.CODES.put(place(kind, id), '1', { expirationTtl: NOTE_SECONDS, metadata: { date } }));
}

/** Takes such a note back, once it is not so any more or was not done after all. @throws Refused `try_again` */
export function forgetOutside({ env }: Pick<Context, 'env'>, kind: NoteKind, accountId: string): Promise<void> {
  return twice(() => env.CODES.delete(place(kind, accountId)));
}

/** An account with a note, and the date of the note where it has one. */
export interface Noted {
  id: string;
  date: number;
}

/** Whether what a note says is so in the database at this moment. */
export type IsTrue = () => Promise<boolean>;

/**
 * Does something that must be noted outside before it is done, and leaves no note of what was not done after all.
 *
 * @throws as the work, whatever becomes of the note then; Refused `try_again`
 */
export async function doNoted(
  ctx: Pick<Context, 'env'>,
  { kind, accountId, isTrue }: { kind: NoteKind; accountId: string; isTrue: IsTrue },
  work: () => Promise<void>,
): Promise<void> {
  await noteOutside(ctx, kind, accountId);
  try {
    await work();
  } catch (error) {
    await keepNoteTrue(ctx, { kind, accountId, isTrue }).catch((also) =>
      log({ level: 'error', what: 'note_untrue', error: nameOf(also) }),
    );
    throw error;
  }
  await keepNoteTrue(ctx, { kind, accountId, isTrue });
}

/** Lets a note go that is not true, and puts it again where somebody made it true in the same moment. @throws Refused `try_again` */
export async function keepNoteTrue(
  ctx: Pick<Context, 'env'>,
  { kind, accountId, isTrue }: { kind: NoteKind; accountId: string; isTrue: IsTrue },
): Promise<void> {
  if (await isTrue()) return;
  await forgetOutside(ctx, kind, accountId);
  if (await isTrue()) await noteOutside(ctx, kind, accountId);
}

/** The accounts with a note, a thousand at a time. */
export async function* notedOutside({ env }: Pick<Context, 'env'>, kind: NoteKind): AsyncGenerator<Noted[]> {
  const prefix = `${kind}:`;
  let cursor: string | null = null;
  for (;;) {
    const page: KVNamespaceListResult<{ date?: number }> = await env.CODES.list({ prefix, cursor });
    if (page.keys.length > 0)
      yield page.keys.map((key) => ({
        id: key.name.slice(prefix.length),
        date: key.metadata?.date ?? Number.MAX_SAFE_INTEGER,
      }));
    if (page.list_complete) return;
    ({ cursor } = page);
  }
}

async function twice(write: () => Promise<void>): Promise<void> {
  await write()
    .catch(write)
    .catch(() => {
      throw new Refused('try_again', { retryAfter: 3 }, 'kv');
    });
}

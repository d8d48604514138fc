import type { Connection, Person } from '../connection.js';
import { fullName } from '../form.js';
import type { FirstDraft } from '../pending.js';

/** Whose draft it is of a person who has no address yet: no address of anybody looks like this. */
export function ownerOf(person: Person): string {
  return `VIISP ${fullName(person)}`;
}

/** What this person gave so far; nothing that another left on a shared computer. */
export function readDraft({ person, waiting }: Connection): FirstDraft {
  const owner = person ? ownerOf(person) : '';
  return waiting.draft?.owner === owner ? (waiting.draft as FirstDraft) : { owner };
}

/** Notes more of it. */
export function writeDraft(connection: Connection, change: Partial<FirstDraft>): void {
  connection.wait({ draft: { ...readDraft(connection), ...change } });
}

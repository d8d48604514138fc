import type { Connection } from '../connection.js';
import type { AccountDraft } from '../pending.js';

/** No address of anybody looks like this: the drafts of the first form are kept in the same place. */
function ownerOf({ person }: Connection): string {
  return `account ${person?.email}`;
}

/** What this person began; nothing that another left on a shared computer. */
export function readDraft(connection: Connection): AccountDraft {
  const owner = ownerOf(connection);
  const { draft } = connection.waiting;
  return draft?.owner === owner ? (draft as AccountDraft) : { owner };
}

/** Notes more of it. */
export function writeDraft(connection: Connection, change: Partial<AccountDraft>): void {
  connection.wait({ draft: { ...readDraft(connection), ...change } });
}

/** Forgets it. */
export function dropDraft(connection: Connection): void {
  if (connection.waiting.draft?.owner === ownerOf(connection)) connection.wait({ draft: undefined });
}

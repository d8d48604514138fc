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

/** Forgets what was begun on a page of the account that is left. A correction stays: whoever only looks something up goes on writing afterwards. */
export function leavePage(connection: Connection): void {
  const { owner, correction } = readDraft(connection);
  if (connection.waiting.draft?.owner === owner) connection.wait({ draft: correction && { owner, correction } });
}

/** Forgets it. */
export function dropDraft(connection: Connection): void {
  if (connection.waiting.draft?.owner === ownerOf(connection)) connection.wait({ draft: undefined });
}

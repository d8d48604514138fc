import { eq } from 'drizzle-orm';
import { passkeys } from '../../schema/desk-tables.js';
import type { Account } from '../accounts/account.js';
import type { Context } from '../context.js';
import { decide } from '../store.js';

/** A passkey as its owner sees it. */
export interface SeenPasskey {
  id: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** The passkeys of an account, oldest first. */
export function listPasskeys(ctx: Context, account: Pick<Account, 'id'>): Promise<SeenPasskey[]> {
  return decide(() => selectPasskeys(ctx, account));
}

/** The statement behind it, for a batch. */
export function selectPasskeys({ db }: Context, { id }: Pick<Account, 'id'>) {
  return db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.accountId, id))
    .orderBy(passkeys.createdAt, passkeys.id);
}

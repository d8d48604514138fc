import { sql } from 'drizzle-orm';
import { firstNotices, type Notice } from '../../schema/contact.js';
import { SESSION_LIFE_MS } from '../../schema/limits.js';
import { accounts, challenges } from '../../schema/tables.js';
import type { Trial } from './verdict.js';

/** A new account: an address and nothing else. Every column, in the order of the table, as `INSERT … SELECT` wants it. */
export function newAccount({ guess, now }: Trial, id: string) {
  const { address } = guess.identity;
  return {
    id: sql<string>`${id}`.as('id'),
    // A look-alike domain is kept as the DNS knows it: it must not pass for the one it imitates.
    email: sql<string>`${address.mixedScripts ? address.deliverTo : address.typed}`.as('email'),
    emailKey: sql<string>`${guess.identity.current}`.as('email_key'),
    status: sql<'active'>`'active'`.as('status'),
    level: sql<number>`1`.as('level'),
    givenNames: sql<null>`NULL`.as('given_names'),
    surname: sql<null>`NULL`.as('surname'),
    namesLockedAt: sql<null>`NULL`.as('names_locked_at'),
    phone: sql<null>`NULL`.as('phone'),
    language: sql<null>`NULL`.as('language'),
    notices: sql<Notice[]>`${JSON.stringify(firstNotices)}`.as('notices'),
    version: sql<number>`0`.as('version'),
    createdAt: sql<number>`${now}`.as('created_at'),
  };
}

/** A new session of the winner: level 1, bound to the key of the page. */
export function newSession({ ctx, guess, tokenHash, now }: Trial) {
  return {
    tokenHash: sql<string>`${tokenHash}`.as('token_hash'),
    accountId: accounts.id,
    challengeId: challenges.id,
    thumbprint: sql<string>`${guess.thumbprint}`.as('thumbprint'),
    level: sql<number>`1`.as('level'),
    method: sql<string>`'email'`.as('method'),
    origin: sql<string>`${ctx.origin}`.as('origin'),
    createdAt: sql<number>`${now}`.as('created_at'),
    lastUsedAt: sql<number>`${now}`.as('last_used_at'),
    expiresAt: sql<number>`${now + SESSION_LIFE_MS}`.as('expires_at'),
    endedAt: sql<null>`NULL`.as('ended_at'),
  };
}

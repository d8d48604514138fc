import { and, eq, exists, sql } from 'drizzle-orm';
import { proofs } from '../../schema/tables.js';
import type { Context } from '../context.js';
import type { Proof } from './proof.js';

/**
 * Lets a proof write once (RFC 9449 §11.1): `spend` goes first into the batch, and every other statement of it acts only where
 * `held` is true, which a replayed proof never makes it.
 */
export function spendProof(ctx: Context, proof: Proof) {
  const call = crypto.randomUUID();
  const mine = and(eq(proofs.id, proof.id), eq(proofs.call, call));
  return {
    spend: ctx.db.insert(proofs).values({ id: proof.id, call, expiresAt: proof.expiresAt }).onConflictDoNothing(),
    held: exists(ctx.db.select({ one: sql`1` }).from(proofs).where(mine)),
    holds: ctx.db.select({ id: proofs.id }).from(proofs).where(mine),
  };
}

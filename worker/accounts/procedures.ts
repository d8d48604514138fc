import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { ProfileComplete, ProfileUpdate } from '../../schema/profile.js';
import { accounts, events } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { type EventKind, eventColumns, record } from '../events.js';
import { Refused } from '../refuse.js';
import type { Proof } from '../sessions/proof.js';
import { signedIn } from '../sessions/signed-in.js';
import { spendProof } from '../sessions/spend-proof.js';
import { decide } from '../store.js';
import { router } from '../trpc.js';
import { type Account, accountJson, profileOf } from './account.js';
import { readPhone } from './phone.js';

/** The contact data of the person who is signed in. Whose it is comes from the session, never from input. */
export const profile = router({
  /** Everything the person gave, and since when the names are locked. */
  read: signedIn.query(({ ctx }) => profileOf(ctx.session.account)),

  /** Gives the contact data the first time. The names are locked by it: only staff can change them from then on. */
  complete: signedIn.input(ProfileComplete).mutation(async ({ ctx, input }) => {
    const { account } = ctx.session;
    const { givenNames, surname, language, notices } = input;
    const phone = readPhone(input.phone);
    if (account.namesLockedAt === null) {
      const given = {
        givenNames,
        surname,
        namesLockedAt: ctx.now(),
        phone,
        ...(language && { language }),
        ...(notices && { notices }),
      };
      const saved = await write(ctx, ctx.proof, account, {
        kind: 'profile_completed',
        values: given,
        when: isNull(accounts.namesLockedAt),
      });
      if (saved) return profileOf(saved);
    } else if (account.givenNames === givenNames && account.surname === surname) {
      return profileOf(account); // The answer to the first submission was lost on its way.
    }
    await record(ctx, 'field_refused', account.id, { fields: ['givenNames', 'surname'] });
    throw new Refused(
      'field_locked',
      { fields: { givenNames: 'unrecognised_field', surname: 'unrecognised_field' } },
      'names are locked',
    );
  }),

  /** Changes what is the person's to change: phone, language of service, notices. */
  update: signedIn.input(ProfileUpdate).mutation(async ({ ctx, input }) => {
    const { account } = ctx.session;
    if (account.namesLockedAt === null) throw new Refused('profile_incomplete');
    const { language, notices, version = account.version } = input;
    const values = {
      ...(input.phone !== undefined && { phone: readPhone(input.phone) }),
      ...(language && { language }),
      ...(notices && { notices: [...new Set(notices)] }),
    };
    const saved = await write(ctx, ctx.proof, account, {
      kind: 'profile_changed',
      values,
      when: eq(accounts.version, version),
    });
    if (!saved) throw new Refused('changed_meanwhile');
    return profileOf(saved);
  }),
});

interface Change {
  kind: EventKind;
  values: Partial<typeof accounts.$inferInsert>;
  /** What must still be true of the account for the change to happen. */
  when: SQL;
}

/** Changes an account and records it in one batch. Undefined when `when` no longer held. @throws Refused `proof_refused` for a replayed proof */
async function write(ctx: Context, proof: Proof, account: Account, change: Change): Promise<Account | undefined> {
  const once = spendProof(ctx, proof);
  const own = eq(accounts.id, account.id);
  const written = and(own, eq(accounts.version, account.version + 1), once.held);
  const facts = { fields: Object.keys(change.values) };
  const [, , , proofs, rows] = await decide(() =>
    ctx.db.batch([
      once.spend,
      ctx.db
        .update(accounts)
        .set({ ...change.values, version: account.version + 1 })
        .where(and(own, eq(accounts.version, account.version), change.when, once.held)),
      ctx.db.insert(events).select(
        ctx.db
          .select(eventColumns(ctx, change.kind, sql`account.id`, facts))
          .from(accounts)
          .where(written),
      ),
      once.holds,
      ctx.db
        .select({ account: sql<string>`${accountJson}` })
        .from(accounts)
        .where(written),
    ]),
  );
  if (proofs.length === 0) throw new Refused('proof_refused', {}, 'replayed');
  return rows[0] && JSON.parse(rows[0].account);
}

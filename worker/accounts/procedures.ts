import { eq, isNull } from 'drizzle-orm';
import { ProfileComplete, ProfileUpdate } from '../../schema/profile.js';
import { accounts } from '../../schema/tables.js';
import { record } from '../events.js';
import { Refused } from '../refuse.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { type Account, profileOf } from './account.js';
import { changeAccount } from './change.js';
import { readPhone } from './phone.js';

/** The contact data of the person who is signed in. Whose it is comes from the session, never from input. */
export const profile = router({
  /** Everything the person gave, and since when the names are locked. */
  read: signedIn.query(({ ctx }) => profileOf(ctx.session.account)),

  /** Gives the contact data the first time. The names are locked by it: only staff can change them from then on. */
  complete: signedIn.input(ProfileComplete).mutation(async ({ ctx, input }) => {
    const seen = ctx.session.account;
    const { givenNames, surname, language, notices } = input;
    const phone = readPhone(input.phone);
    const given = { givenNames, surname, phone, ...(language && { language }), ...(notices && { notices }) };
    const { account, saved } =
      seen.namesLockedAt === null
        ? await changeAccount(ctx, ctx.proof, seen, {
            kind: 'profile_completed',
            values: { ...given, namesLockedAt: ctx.now() },
            when: isNull(accounts.namesLockedAt),
          })
        : { account: seen, saved: false };
    // The same data again: the answer to the first submission was lost on its way, or the button was pressed twice.
    if (saved || holds(account, given)) return profileOf(account);
    if (holds(account, { givenNames, surname })) throw new Refused('changed_meanwhile');
    await record(ctx, 'field_refused', account.id, { fields: ['givenNames', 'surname'] });
    throw new Refused(
      'field_locked',
      { fields: { givenNames: 'unrecognised_field', surname: 'unrecognised_field' } },
      'names are locked',
    );
  }),

  /** Changes what is the person's to change: phone, language of service, notices. */
  update: signedIn.input(ProfileUpdate).mutation(async ({ ctx, input }) => {
    const seen = ctx.session.account;
    if (seen.namesLockedAt === null) throw new Refused('profile_incomplete');
    const { language, notices, version = seen.version } = input;
    const values = {
      ...(input.phone !== undefined && { phone: readPhone(input.phone) }),
      ...(language && { language }),
      ...(notices && { notices }),
    };
    if (Object.keys(values).length === 0) return profileOf(seen);
    const { account, saved } = await changeAccount(ctx, ctx.proof, seen, {
      kind: 'profile_changed',
      values,
      when: eq(accounts.version, version),
    });
    if (!saved) throw new Refused('changed_meanwhile');
    return profileOf(account);
  }),
});

/** Whether an account has exactly these values. */
function holds(account: Account, values: Partial<Account>): boolean {
  return Object.entries(values).every(
    ([field, value]) => JSON.stringify(account[field as keyof Account]) === JSON.stringify(value),
  );
}

import { eq } from 'drizzle-orm';
import { ProfileComplete, ProfileUpdate } from '../../schema/profile.js';
import { accounts } from '../../schema/tables.js';
import { personIn } from '../actor.js';
import { record } from '../events.js';
import { idTokenFor } from '../id-tokens/token.js';
import { readPhone } from '../phones/phone.js';
import { FieldProblem, Refused } from '../refuse.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { type Account, isComplete } from './account.js';
import { changeAccount } from './change.js';
import { demandThawed } from './frozen.js';
import { profileOf } from './profile.js';

/** The contact data of the person who is signed in. Whose it is comes from the session, never from input. */
export const profile = router({
  /** Everything the person gave, and since when the names are locked. */
  read: signedIn.query(({ ctx }) => profileOf(ctx, ctx.session)),

  /**
   * Gives the contact data the first time. Names that the person gives are locked by it: only staff can change them from then on. Names
   * that came through VIISP are locked already and are not given here.
   */
  complete: signedIn.input(ProfileComplete).mutation(async ({ ctx, input }) => {
    const { account: seen } = ctx.session;
    const { language, notices } = input;
    const phone = await readPhone(input.phone);
    if (seen.email === null) throw new FieldProblem({ email: 'email_required' });
    const names = namesOf(seen, input);
    const given = { ...names, phone, ...(language && { language }), ...(notices && { notices }) };
    const locks = seen.namesLockedAt === null;
    const { account, saved } =
      !isComplete(seen) && (locks || holds(seen, names))
        ? await changeAccount(ctx, ctx.proof, seen, {
            kind: 'profile_completed',
            actor: personIn(ctx.session),
            procedure: 'profile.complete',
            values: { ...given, ...(locks && { namesLockedAt: ctx.now() }) },
          })
        : { account: seen, saved: false };
    // The same data again: the answer to the first submission was lost on its way, or the button was pressed twice.
    if (saved || holds(account, given)) {
      const idToken = await idTokenFor(ctx, { ...ctx.session, account }, input.nonce);
      return { ...profileOf(ctx, ctx.session, account), idToken };
    }
    if (holds(account, names)) throw new Refused('changed_meanwhile');
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
    if (!isComplete(seen)) throw new Refused('profile_incomplete');
    const { language, notices, version = seen.version } = input;
    // A page may send a whole form: what is as it was is not changed, and is on no record.
    const values = changedOf(seen, {
      ...(input.phone !== undefined && { phone: await readPhone(input.phone) }),
      ...(language && { language }),
      ...(notices && { notices }),
    });
    if (Object.keys(values).length === 0) return profileOf(ctx, ctx.session);
    const dials = values.phone !== undefined;
    const { account, saved } = await changeAccount(ctx, ctx.proof, seen, {
      kind: 'profile_changed',
      actor: personIn(ctx.session),
      procedure: 'profile.update',
      values,
      when: eq(accounts.version, version),
    });
    if (!saved && dials) demandThawed(account, ctx.now());
    if (!saved) throw new Refused('changed_meanwhile');
    return profileOf(ctx, ctx.session, account);
  }),
});

/** The names that were given, both or neither: neither only where they are locked already. @throws FieldProblem */
function namesOf(
  { namesLockedAt }: Account,
  { givenNames, surname }: { givenNames?: string | null | undefined; surname?: string | undefined },
): Pick<Account, 'givenNames' | 'surname'> | Record<string, never> {
  if (givenNames !== undefined && surname !== undefined) return { givenNames, surname };
  if (givenNames === undefined && surname === undefined && namesLockedAt !== null) return {};
  throw new FieldProblem({
    ...(givenNames === undefined && { givenNames: 'name_required' as const }),
    ...(surname === undefined && { surname: 'name_required' as const }),
  });
}

/** What of these values an account does not have yet. */
function changedOf<Values extends Partial<Account>>(account: Account, values: Values): Partial<Values> {
  const changed = Object.entries(values).filter(([field, value]) => !holds(account, { [field]: value }));
  return Object.fromEntries(changed) as Partial<Values>;
}

/** Whether an account has exactly these values. */
function holds(account: Account, values: Partial<Account>): boolean {
  return Object.entries(values).every(
    ([field, value]) => JSON.stringify(account[field as keyof Account]) === JSON.stringify(value),
  );
}

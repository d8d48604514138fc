import type { AccountField } from '../../schema/policy.js';
import type { Provenance } from '../../schema/tables.js';
import type { Context } from '../context.js';
import { type Office, officeName } from '../offices.js';
import { freshness, type Proven } from '../step-up/fresh.js';
import { type Account, personOf } from './account.js';

/** Who set a field, as pages see it: staff by their office, never by name. */
export interface SeenOrigin {
  by: 'person' | 'viisp' | 'staff';
  office: Office['name'] | null;
  at: number;
}

/** Who set each field, as pages see it. */
export function seenProvenance(
  env: Pick<Env, 'OFFICES'>,
  provenance: Provenance,
): { [Field in AccountField]?: SeenOrigin } {
  return Object.fromEntries(
    Object.entries(provenance).map(([field, { by, office, at }]) => [
      field,
      { by, office: officeName(env, office), at },
    ]),
  );
}

/** The contact data of an account, as its owner sees it in a session. */
export function profileOf(ctx: Pick<Context, 'env' | 'now'>, session: Proven, account: Account = session.account) {
  const { phone, language, notices, namesLockedAt, version, ways, frozenUntil, erasesAt, passkeys } = account;
  return {
    ...personOf(account, session.level),
    ...{ phone, language, notices, namesLockedAt, version, ways },
    provenance: seenProvenance(ctx.env, account.provenance),
    // What is over is over: a page need not compare clocks.
    frozenUntil: frozenUntil !== null && frozenUntil > ctx.now() ? frozenUntil : null,
    ...{ erasesAt, passkeys },
    stepUp: freshness({ ...session, account }, ctx.now()),
  };
}

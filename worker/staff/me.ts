import type { Role } from '../../schema/staff.js';
import type { Named } from '../account-life/procedures.js';
import { officeName } from '../offices.js';
import { idleAt } from '../sessions/session.js';
import type { DeskContext } from './desk.js';

/** Who works at the desk. */
export interface Me {
  accountId: string;
  givenNames: string | null;
  surname: string | null;
  office: string;
  officeName: Named;
  role: Role;
  idleAt: number;
  expiresAt: number;
  now: number;
}

/** Who works in this session, for which office, and as what; until when. */
export function meOf({ env, now, session, clerk }: DeskContext): Me {
  const { account, expiresAt } = session;
  const { accountId, office, role } = clerk;
  return {
    ...{ accountId, givenNames: account.givenNames, surname: account.surname },
    ...{ office, officeName: officeName(env, office) ?? { lt: office, en: office }, role },
    ...{ idleAt: idleAt(session, now()), expiresAt, now: now() },
  };
}

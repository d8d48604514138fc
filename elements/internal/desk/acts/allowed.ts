import { mayWrite } from '../../../../schema/policy.js';
import type { Role } from '../../../../schema/staff.js';
import type { Dossier } from '../types.js';

/** What staff do to an account. */
export type ActName =
  | 'correctName'
  | 'confirmIdentity'
  | 'revokeIdentity'
  | 'removePasskeys'
  | 'block'
  | 'unblock'
  | 'correctEmail'
  | 'endSessions'
  | 'askMerge'
  | 'askErasure';

const supervisor = (role: Role) => role === 'supervisor';
const alive = ({ status }: Dossier) => status === 'active' || status === 'blocked';

/** Whether something that two people decide waits here: nothing else of that kind can be asked for meanwhile. */
const waits = ({ requests }: Dossier) =>
  requests.some(({ kind, status }) => status === 'open' && (kind === 'merge' || kind === 'erasure'));

/** Whose role allows an act, and where it makes sense. */
const ACTS: Record<ActName, (role: Role, dossier: Dossier) => boolean> = {
  correctName: (role, it) => mayWrite(role, 'staff.correctName', 'surname') && alive(it) && it.namesLockedAt !== null,
  confirmIdentity: (role, it) =>
    mayWrite(role, 'staff.confirmIdentity', 'level') && it.status === 'active' && it.level === 1 && !!it.surname,
  revokeIdentity: (role, it) => mayWrite(role, 'staff.revokeIdentity', 'level') && alive(it) && it.level === 2,
  removePasskeys: (_role, it) => alive(it) && it.passkeys > 0,
  block: (role, it) => mayWrite(role, 'staff.block', 'status') && it.status === 'active',
  unblock: (role, it) => mayWrite(role, 'staff.unblock', 'status') && it.status === 'blocked',
  correctEmail: (role, it) => mayWrite(role, 'staff.confirmEmail', 'email') && alive(it),
  endSessions: (_role, it) => it.sessions.length > 0,
  askMerge: (role, it) => supervisor(role) && it.status === 'active' && it.erasesAt === null && !waits(it),
  askErasure: (role, it) => supervisor(role) && it.status === 'active' && it.erasesAt === null && !waits(it),
};

/** Whether a role may do it to this account now. */
export function mayDo(name: ActName, role: Role, dossier: Dossier): boolean {
  return ACTS[name](role, dossier);
}

import {
  StaffAct,
  StaffAnswer,
  StaffAskErasure,
  StaffAskMerge,
  StaffClose,
  StaffConfirmIdentity,
  StaffCorrectName,
  StaffDecide,
  StaffEmailConfirm,
  StaffEmailRequest,
  StaffEndSessions,
  StaffGrant,
  StaffRead,
  StaffRequests,
  StaffRevoke,
  StaffSearch,
  StaffUndoMerge,
} from '../../schema/staff.js';
import type { mailFirstCode } from '../challenges/mailing.js';
import { notBuilt } from '../not-built.js';
import { forgetOutside, noteOutside } from '../restore/notes.js';
import { router } from '../trpc.js';
import { colleaguesOf } from './colleagues.js';
import { deskWork, supervision } from './desk.js';
import { lookAt } from './dossier.js';
import { meOf } from './me.js';
import { grantRole, revokeRole } from './roles.js';
import { searchPeople } from './search.js';
import type { Dossier, Work } from './seen.js';
import { workList } from './work-list.js';

/** The desk of staff of the migration services and the missions: who they are, whom they find, what they do. */
export const staff = router({
  /** Who works here, for which office, and as what; until when. */
  me: deskWork.query(({ ctx }) => meOf(ctx)),
  /** Finds people; the search is recorded with its reason. */
  search: deskWork.input(StaffSearch).mutation(({ ctx, input }) => searchPeople(ctx, input)),
  /** Opens an account; the view is recorded with its reason, and its owner sees which office it was. */
  read: deskWork.input(StaffRead).mutation(({ ctx, input }) => lookAt(ctx, input)),
  /** The work list, what waits longest first. */
  requests: deskWork.input(StaffRequests).query(({ ctx, input }) => workList(ctx, input)),
  /** Changes a name; the person is told by mail. */
  correctName: deskWork.input(StaffCorrectName).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Confirms who the person is, at a visit: level 2. */
  confirmIdentity: deskWork.input(StaffConfirmIdentity).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Takes that back: level 1, and no passkeys. */
  revokeIdentity: deskWork.input(StaffAct).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Blocks an account: its sessions end and nobody signs in to it. */
  block: deskWork.input(StaffAct).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Lets its owner in again. */
  unblock: deskWork.input(StaffAct).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Removes the passkeys of a person who lost them. */
  removePasskeys: deskWork.input(StaffAct).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Ends all sessions of a person. */
  endSessions: deskWork.input(StaffEndSessions).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Proves the new mailbox with the code that its owner reads out, and makes it the address. */
  confirmEmail: deskWork.input(StaffEmailConfirm).mutation(async (): Promise<Dossier> => notBuilt()),
  /** Answers a request for a correction; whoever is first answers it. */
  answerCorrection: deskWork.input(StaffAnswer).mutation(async (): Promise<Work> => notBuilt()),
  /** Closes a report that was dealt with. */
  closeReport: deskWork.input(StaffClose).mutation(async (): Promise<Work> => notBuilt()),
  /** Asks a colleague to approve that one account becomes part of another. */
  askMerge: supervision.input(StaffAskMerge).mutation(async (): Promise<Work> => notBuilt()),
  /** Asks a colleague to approve that an account is erased. */
  askErasure: supervision.input(StaffAskErasure).mutation(async (): Promise<Work> => notBuilt()),
  /** Approves or declines what another supervisor asked for. */
  decide: supervision.input(StaffDecide).mutation(async (): Promise<Work> => notBuilt()),
  /** Takes a merge back, within 30 days. */
  undoMerge: supervision.input(StaffUndoMerge).mutation(async (): Promise<Work> => notBuilt()),
  /** Sends a code to the new mailbox of a person whose address was mistyped. */
  requestEmail: deskWork
    .input(StaffEmailRequest)
    .mutation(async (): Promise<Awaited<ReturnType<typeof mailFirstCode>>> => notBuilt()),
  /** Who works in one's own office. */
  colleagues: deskWork.query(({ ctx }) => colleaguesOf(ctx)),
  /** Makes somebody staff of one's own office. */
  grant: supervision.input(StaffGrant).mutation(async ({ ctx, input }) => {
    await grantRole(ctx, input.account, input.role);
    await forgetOutside(ctx, 'staff-revoked', input.account);
    return colleaguesOf(ctx);
  }),
  /** Takes a role from a colleague of one's own office. */
  revoke: supervision.input(StaffRevoke).mutation(async ({ ctx, input }) => {
    await revokeRole(ctx, input.account);
    await noteOutside(ctx, 'staff-revoked', input.account);
    return colleaguesOf(ctx);
  }),
});

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
import { router } from '../trpc.js';
import { block, endSessions, unblock } from './acts/access.js';
import { answerCorrection, closeReport } from './acts/answer.js';
import { decideProposal } from './acts/decide.js';
import { confirmIdentity, removePasskeys, revokeIdentity } from './acts/identity.js';
import { confirmEmail, requestEmail } from './acts/mailbox.js';
import { correctName } from './acts/names.js';
import { askErasure, askMerge } from './acts/propose.js';
import { undoMerge } from './acts/undo-merge.js';
import { colleaguesOf } from './colleagues.js';
import { deskWork, supervision } from './desk.js';
import { dossierOf, lookAt } from './dossier.js';
import { meOf } from './me.js';
import { grantRole, revokeRole } from './roles.js';
import { searchPeople } from './search.js';
import { workOf } from './work.js';
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
  correctName: deskWork.input(StaffCorrectName).mutation(async ({ ctx, input }) => {
    await correctName(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Confirms who the person is, at a visit: level 2. */
  confirmIdentity: deskWork.input(StaffConfirmIdentity).mutation(async ({ ctx, input }) => {
    await confirmIdentity(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Takes that back: level 1, and no passkeys. */
  revokeIdentity: deskWork.input(StaffAct).mutation(async ({ ctx, input }) => {
    await revokeIdentity(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Blocks an account: its sessions end and nobody signs in to it. */
  block: deskWork.input(StaffAct).mutation(async ({ ctx, input }) => {
    await block(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Lets its owner in again. */
  unblock: deskWork.input(StaffAct).mutation(async ({ ctx, input }) => {
    await unblock(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Removes the passkeys of a person who lost them. */
  removePasskeys: deskWork.input(StaffAct).mutation(async ({ ctx, input }) => {
    await removePasskeys(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Ends all sessions of a person. */
  endSessions: deskWork.input(StaffEndSessions).mutation(async ({ ctx, input }) => {
    await endSessions(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Proves the new mailbox with the code that its owner reads out, and makes it the address. */
  confirmEmail: deskWork.input(StaffEmailConfirm).mutation(async ({ ctx, input }) => {
    await confirmEmail(ctx, input);
    return dossierOf(ctx, input.id);
  }),
  /** Answers a request for a correction; whoever is first answers it. */
  answerCorrection: deskWork.input(StaffAnswer).mutation(async ({ ctx, input }) => {
    await answerCorrection(ctx, input);
    return workOf(ctx, input.request);
  }),
  /** Closes a report that was dealt with. */
  closeReport: deskWork.input(StaffClose).mutation(async ({ ctx, input }) => {
    await closeReport(ctx, input);
    return workOf(ctx, input.request);
  }),
  /** Asks a colleague to approve that one account becomes part of another. */
  askMerge: supervision
    .input(StaffAskMerge)
    .mutation(async ({ ctx, input }) => workOf(ctx, await askMerge(ctx, input))),
  /** Asks a colleague to approve that an account is erased. */
  askErasure: supervision
    .input(StaffAskErasure)
    .mutation(async ({ ctx, input }) => workOf(ctx, await askErasure(ctx, input))),
  /** Approves or declines what another supervisor asked for. */
  decide: supervision.input(StaffDecide).mutation(async ({ ctx, input }) => {
    await decideProposal(ctx, input);
    return workOf(ctx, input.request);
  }),
  /** Takes a merge back, within 30 days. */
  undoMerge: supervision.input(StaffUndoMerge).mutation(async ({ ctx, input }) => {
    await undoMerge(ctx, input);
    return workOf(ctx, input.request);
  }),
  /** Sends a code to the new mailbox of a person whose address was mistyped. */
  requestEmail: deskWork.input(StaffEmailRequest).mutation(({ ctx, input }) => requestEmail(ctx, input)),
  /** Who works in one's own office. */
  colleagues: deskWork.query(({ ctx }) => colleaguesOf(ctx)),
  /** Makes somebody staff of one's own office. */
  grant: supervision.input(StaffGrant).mutation(async ({ ctx, input }) => {
    await grantRole(ctx, input.account, input.role);
    return colleaguesOf(ctx);
  }),
  /** Takes a role from a colleague of one's own office. */
  revoke: supervision.input(StaffRevoke).mutation(async ({ ctx, input }) => {
    await revokeRole(ctx, input.account);
    return colleaguesOf(ctx);
  }),
});

import { AccountHistory, AccountRequestCorrection, AccountWithdrawCorrection } from '../../schema/account.js';
import type { DocumentKind, RequestKind, RequestStatus } from '../../schema/staff.js';
import type { Device } from '../sessions/device.js';
import { signedIn } from '../sessions/signed-in.js';
import { demandFresh } from '../step-up/fresh.js';
import { router } from '../trpc.js';
import { askCorrection, withdrawCorrection } from './corrections.js';
import { askErasure, withdrawErasure } from './erasure/ask.js';
import { type Exported, exportOf } from './export.js';
import { historyOf } from './history.js';
import { reportNotMe } from './not-me.js';
import { requestsOf } from './requests.js';

/** A name in every language. */
export interface Named {
  lt: string;
  en: string;
}

/** Something that happened to an account, as its owner may know it. */
export interface Entry {
  id: string;
  at: number;
  /** The kind of the event. */
  kind: string;
  by: 'person' | 'viisp' | 'staff' | 'system' | 'operator';
  /** The office of the staff; never who it was. */
  office: Named | null;
  portal: Named | null;
  host: string | null;
  device: Device | null;
  /** How the person signed in or proved themselves. */
  method: 'email' | 'viisp' | 'passkey' | null;
  /** The fields that changed. */
  fields: string[];
  /** Why staff did it: one of `reasons`. */
  reason: string | null;
  /** Of what staff did: the number of their case. Only staff see it. */
  caseNumber?: string | null;
  /** Of what staff did: the document that they saw. Only staff see it. */
  document?: string | null;
}

/** A request for staff, as whoever asked sees it. */
export interface OwnRequest {
  id: string;
  kind: RequestKind;
  status: RequestStatus;
  askedAt: number;
  answeredAt: number | null;
  office: Named | null;
  answer: string | null;
  /** Of a correction: what was asked for. */
  givenNames: string | null;
  surname: string | null;
  why: string | null;
  document: DocumentKind | null;
}

/** What a person may do with the account as a whole. */
export const account = router({
  /** Own sign-ins, changes, and which office looked at or changed the data; newest first. */
  history: signedIn.input(AccountHistory).query(async ({ ctx, input }) => ({
    ...(await historyOf(ctx, ctx.session.account.id, { after: input?.after })),
    now: ctx.now(),
  })),
  /** What the person asked of staff, newest first. */
  requests: signedIn.query(async ({ ctx }) => ({
    requests: await requestsOf(ctx, ctx.session.account.id),
    now: ctx.now(),
  })),
  /** Asks staff to correct the name. */
  requestCorrection: signedIn.input(AccountRequestCorrection).mutation(async ({ ctx, input }) => {
    const asking = { ctx, proof: ctx.proof, account: ctx.session.account };
    return { requests: await askCorrection(asking, input), now: ctx.now() };
  }),
  /** Takes it back. */
  withdrawCorrection: signedIn.input(AccountWithdrawCorrection).mutation(async ({ ctx, input }) => {
    const asking = { ctx, proof: ctx.proof, account: ctx.session.account };
    return { requests: await withdrawCorrection(asking, input.id), now: ctx.now() };
  }),
  /** "This was not me": ends all sessions, this one too, freezes contact data for 7 days, tells staff. */
  notMe: signedIn.mutation(async ({ ctx }) => ({
    ...(await reportNotMe(ctx, ctx.proof, ctx.session)),
    now: ctx.now(),
  })),
  /** Everything that is kept of the person. Needs a fresh proof. */
  export: signedIn.query(async ({ ctx }): Promise<{ at: number; data: Exported }> => {
    demandFresh(ctx);
    return { at: ctx.now(), data: await exportOf(ctx, ctx.session) };
  }),
  /** Asks for the account to be erased in 14 days. Needs a fresh proof. */
  erase: signedIn.mutation(async ({ ctx }) => {
    return { erasesAt: await askErasure(ctx, ctx.proof, ctx.session), now: ctx.now() };
  }),
  /** Takes that back. */
  withdrawErasure: signedIn.mutation(async ({ ctx }) => {
    await withdrawErasure(ctx, ctx.proof, ctx.session);
    return { erasesAt: null, now: ctx.now() };
  }),
});

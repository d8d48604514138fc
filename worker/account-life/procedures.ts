import { AccountHistory, AccountRequestCorrection, AccountWithdrawCorrection } from '../../schema/account.js';
import type { DocumentKind, RequestKind, RequestStatus } from '../../schema/staff.js';
import { notBuilt } from '../not-built.js';
import type { Device } from '../sessions/device.js';
import { signedIn } from '../sessions/signed-in.js';
import { router } from '../trpc.js';
import { historyOf } from './history.js';

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
  requests: signedIn.query(async (): Promise<{ requests: OwnRequest[]; now: number }> => notBuilt()),
  /** Asks staff to correct the name. */
  requestCorrection: signedIn
    .input(AccountRequestCorrection)
    .mutation(async (): Promise<{ requests: OwnRequest[]; now: number }> => notBuilt()),
  /** Takes it back. */
  withdrawCorrection: signedIn
    .input(AccountWithdrawCorrection)
    .mutation(async (): Promise<{ requests: OwnRequest[]; now: number }> => notBuilt()),
  /** "This was not me": ends all sessions, this one too, freezes contact data for 7 days, tells staff. */
  notMe: signedIn.mutation(async (): Promise<{ ended: number; frozenUntil: number; now: number }> => notBuilt()),
  /** Everything that is kept of the person. Needs a fresh proof. */
  export: signedIn.query(async (): Promise<{ at: number; data: Record<string, unknown> }> => notBuilt()),
  /** Asks for the account to be erased in 14 days. Needs a fresh proof. */
  erase: signedIn.mutation(async (): Promise<{ erasesAt: number; now: number }> => notBuilt()),
  /** Takes that back. */
  withdrawErasure: signedIn.mutation(async (): Promise<{ erasesAt: null; now: number }> => notBuilt()),
});

import { en } from './words/en.js';
import { lt } from './words/lt.js';
import type { StaffNotice } from './words/staff.js';

/** Languages that mail is written in. */
export type MailLanguage = 'lt' | 'en';

/** The language for a tag of BCP 47: Lithuanian for `lt`, English for everybody else. */
export function mailLanguage(locale: string | undefined): MailLanguage {
  return locale === undefined || /^lt\b/i.test(locale) ? 'lt' : 'en';
}

/** The sentences of a mail with a code. */
export interface CodeWords {
  subject(reference: string, service: string): string;
  preview(grouped: string): string;
  lead: string;
  valid(until: string): string;
  reference(letters: string): string;
  where(portal: string, host: string, time: string): string;
  /** Whom the code may be told; `office` is the one whose staff asked for it, or nothing. */
  never(office: string): string;
  notYou: string;
}

/**
 * What entering a code does: it signs in, gives an account its address or another one, proves once more who is there, or shows staff that an
 * address that they correct is the person's.
 */
export type CodePurpose = 'sign_in' | 'email' | 'email_change' | 'step_up' | 'staff_email';

/** What a person is told about by mail, because it changed how their account is known. */
export type Notice =
  | StaffNotice
  | 'renamed'
  | 'linked'
  /** To the new address, and to the one that was left. */
  | 'email_changed'
  | 'email_left'
  /** The same where a passkey proves more than that mailbox, which cannot take it back. */
  | 'email_left_for_good'
  /** To the address that is back, and to the one that was taken away. */
  | 'email_returned'
  | 'email_withdrawn'
  /** A request for a correction is with staff. */
  | 'correction_received'
  /** It was taken back before anybody answered. */
  | 'correction_withdrawn'
  /** Somebody said that it was not them. */
  | 'not_me'
  /** An account waits for its erasure, does so no more, or is gone. */
  | 'erasure_asked'
  | 'erasure_withdrawn'
  | 'erased'
  | 'passkey_added'
  | 'passkey_removed';

/** The sentences of a notice. `told` has the time and the office that the notice was given, or nothing, and whether staff wrote an answer. */
export interface NoticeWords {
  subject(service: string): string;
  lead: string;
  what(time: string, told: { until: string; office: string; answered: boolean }): string;
  notYou: string;
}

/** Every sentence of the mails in one language. */
export interface MailWords {
  code: Record<CodePurpose, CodeWords>;
  notice: Record<Notice, NoticeWords>;
}

/** Every sentence of the code mail, by what the code is for. */
export const codeWords: Record<MailLanguage, MailWords['code']> = { lt: lt.code, en: en.code };
/** Every sentence of the notices. */
export const noticeWords: Record<MailLanguage, MailWords['notice']> = { lt: lt.notice, en: en.notice };

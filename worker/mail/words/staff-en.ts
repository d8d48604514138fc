import type { StaffCode, StaffNotices } from './staff.js';

const done = (time: string, { office }: { office: string }) =>
  `This was done on ${time} (time in Lithuania): ${office}.`;
const inHistory = 'The history of your account shows when it was done and by which office.';
const wrong = 'If you think that this is a mistake, contact the migration services.';

/** The sentences of notices of what staff did. */
export const staffNotices: StaffNotices = {
  name_corrected: {
    subject: (service) => `${service}: your name was corrected`,
    lead: 'Staff of the migration services corrected your name.',
    what: (time, told) => `${done(time, told)} You can see it in your account.`,
    notYou: wrong,
  },
  correction_granted: {
    subject: (service) => `${service}: your request was granted`,
    lead: 'We corrected your name as you asked.',
    what: (time, told) => `${done(time, told)} The answer is in your account.`,
    notYou: 'If you did not ask for it, contact the migration services.',
  },
  correction_declined: {
    subject: (service) => `${service}: your request was answered`,
    lead: 'We answered your request to correct your name. Your name stays as it is.',
    what: (time, told) => `${done(time, told)} The answer, with the reason, is in your account.`,
    notYou: wrong,
  },
  report_closed: {
    subject: (service) => `${service}: your report was dealt with`,
    lead: 'We dealt with the report about your account.',
    what: (time, told) => `${done(time, told)} The answer is in your account.`,
    notYou: 'If you have questions, contact the migration services.',
  },
  identity_confirmed: {
    subject: (service) => `${service}: your identity was confirmed`,
    lead: 'Staff of the migration services confirmed your identity.',
    what: (time, told) => `${done(time, told)} You can add a passkey in your account.`,
    notYou: 'If you did not visit them, contact the migration services at once.',
  },
  identity_revoked: {
    subject: (service) => `${service}: the confirmation of your identity was taken back`,
    lead: 'The confirmation of your identity was taken back.',
    what: (time, told) => `${done(time, told)} Your passkeys were removed; you can sign in with a code.`,
    notYou: wrong,
  },
  account_blocked: {
    subject: (service) => `${service}: your account was blocked`,
    lead: 'Your account was blocked. Nobody can sign in to it now.',
    what: (time, told) => `${done(time, told)} You were signed out everywhere.`,
    notYou: 'To learn the reason, contact the migration services.',
  },
  account_unblocked: {
    subject: (service) => `${service}: your account is no longer blocked`,
    lead: 'Your account is no longer blocked. You can sign in again.',
    what: done,
    notYou: inHistory,
  },
  sessions_ended: {
    subject: (service) => `${service}: you were signed out everywhere`,
    lead: 'Staff of the migration services signed you out everywhere.',
    what: (time, told) => `${done(time, told)} You can sign in again.`,
    notYou: wrong,
  },
  erasure_decided: {
    subject: (service) => `${service}: your account will be deleted`,
    lead: 'Staff of the migration services decided to delete your account.',
    what: (time, told) =>
      `${done(time, told)} The account will be deleted on ${told.until} (time in Lithuania). To keep it, sign in before then and choose “Keep the account” in your account.`,
    notYou: wrong,
  },
  passkeys_removed: {
    subject: (service) => `${service}: your passkeys were removed`,
    lead: 'Staff of the migration services removed your passkeys.',
    what: (time, told) => `${done(time, told)} Once signed in, you can add a new one in your account.`,
    notYou: 'If you did not ask for it, contact the migration services at once.',
  },
  email_corrected: {
    subject: (service) => `${service}: the e-mail address of your account was corrected`,
    lead: 'This e-mail address is now the address of your account.',
    what: (time, told) => `${done(time, told)} You were signed out everywhere. Sign in with this address.`,
    notYou: 'If you did not ask for it, contact the migration services.',
  },
  email_corrected_away: {
    subject: (service) => `${service}: this e-mail address no longer belongs to an account`,
    lead: 'Staff of the migration services corrected the e-mail address of an account. This address no longer belongs to it.',
    what: done,
    notYou: 'If the account is yours and you did not ask for it, contact the migration services at once.',
  },
  accounts_merged: {
    subject: (service) => `${service}: your accounts were merged`,
    lead: 'Your two accounts are now one. You can sign in the same ways as before.',
    what: (time, told) => `${done(time, told)} You were signed out everywhere. It can be undone for 30 days.`,
    notYou: 'If the accounts are not both yours, contact the migration services at once.',
  },
  merge_undone: {
    subject: (service) => `${service}: the merge of accounts was undone`,
    lead: 'The merge of accounts was undone: they are two again.',
    what: (time, told) => `${done(time, told)} You were signed out everywhere. You can sign in again.`,
    notYou: wrong,
  },
};

/** The sentences of the code that a person tells a member of staff. */
export const staffCode: StaffCode = {
  subject: (reference, service) => `${service}: code to tell the member of staff (${reference})`,
  preview: (grouped) => `${grouped} is the code to correct your e-mail address`,
  lead: 'The code to correct the e-mail address of your account:',
  reference: (letters) => `Code reference: ${letters}. The member of staff sees the same letters.`,
  never: (office) =>
    `A member of staff of the migration services asked for this code: ${office}. Tell it only to the person you are talking to now, and to nobody else. Do not enter it on any site.`,
  notYou:
    'If you are not talking to them now, tell nobody the code: nobody can add this address to an account without it.',
};

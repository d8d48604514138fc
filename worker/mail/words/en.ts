import type { CodeWords, MailWords } from '../words.js';
import { staffCode, staffNotices } from './staff-en.js';

const common = {
  valid: (until) => `The code is valid for 60 minutes, until ${until} (time in Lithuania). It works once.`,
  where: (portal, host, time) => `The code was requested on the site “${portal}” (${host}), ${time}.`,
  never: () => 'Never share or forward this code. Staff of the migration services do not ask for this code.',
} satisfies Partial<CodeWords>;

/** Every sentence of the mails in English. */
export const en: MailWords = {
  code: {
    sign_in: {
      ...common,
      subject: (reference, service) => `${service}: temporary sign-in code (${reference})`,
      preview: (grouped) => `${grouped} is your temporary sign-in code`,
      lead: 'Your temporary sign-in code:',
      reference: (letters) => `Code reference: ${letters}. The sign-in window shows the same letters.`,
      notYou: 'If you did not ask for a code, you need not do anything: nobody can sign in without it.',
    },
    email: {
      ...common,
      subject: (reference, service) => `${service}: code to confirm your e-mail address (${reference})`,
      preview: (grouped) => `${grouped} is the code to confirm your e-mail address`,
      lead: 'The code to confirm your e-mail address:',
      reference: (letters) => `Code reference: ${letters}. The window that asks for the code shows the same letters.`,
      notYou:
        'If you did not ask for a code, you need not do anything: nobody can add your address to an account without it.',
    },
    email_change: {
      ...common,
      subject: (reference, service) => `${service}: code to confirm your new e-mail address (${reference})`,
      preview: (grouped) => `${grouped} is the code to confirm your new e-mail address`,
      lead: 'The code to confirm the new e-mail address of your account:',
      reference: (letters) => `Code reference: ${letters}. The window that asks for the code shows the same letters.`,
      notYou:
        'If you did not ask for a code, you need not do anything: nobody can add your address to an account without it.',
    },
    step_up: {
      ...common,
      subject: (reference, service) => `${service}: code to confirm that it is you (${reference})`,
      preview: (grouped) => `${grouped} is the code to confirm that it is you`,
      lead: 'The code to confirm that it is you who is using your account:',
      reference: (letters) => `Code reference: ${letters}. The window that asks for the code shows the same letters.`,
      notYou:
        'If you did not ask for a code, somebody else may be signed in to your account: sign in and press “Sign out everywhere else” in your account.',
    },
    staff_email: { ...common, ...staffCode },
  },
  notice: {
    ...staffNotices,
    renamed: {
      subject: (service) => `${service}: your name was updated`,
      lead: 'Your name in your account was updated.',
      what: (time) =>
        `SIRIP (VIISP) gave us a different name when you signed in on ${time} (time in Lithuania). You can see it in your account.`,
      notYou: 'If you did not sign in, or the data is wrong, contact the migration services.',
    },
    linked: {
      subject: (service) => `${service}: signing in through SIRIP (VIISP) was added to your account`,
      lead: 'Signing in through SIRIP (VIISP) was added to your account.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania), after this e-mail address was confirmed with a code. The name in the account is now the one that SIRIP (VIISP) gave.`,
      notYou: 'If it was not you, contact the migration services at once.',
    },
    email_changed: {
      subject: (service) => `${service}: the e-mail address of your account was changed`,
      lead: 'This e-mail address is now the address of your account.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania), after this address was confirmed with a code. You were signed out everywhere else. The earlier address stays reserved for your account.`,
      notYou: 'If it was not you, contact the migration services.',
    },
    email_left: {
      subject: (service) => `${service}: your account has another e-mail address now`,
      lead: 'This e-mail address is no longer the address of your account.',
      what: (time, { until }) =>
        `This was done on ${time} (time in Lithuania). You can take it back until ${until} (time in Lithuania).`,
      notYou:
        'If it was not you, sign in with this address as always: after the code you can have the address back. Then everybody is signed out, and the migration services are told.',
    },
    email_left_for_good: {
      subject: (service) => `${service}: your account has another e-mail address now`,
      lead: 'This e-mail address is no longer the address of your account.',
      what: (time) => `This was done on ${time} (time in Lithuania), and confirmed with a passkey or through VIISP.`,
      notYou: 'If it was not you, contact the migration services at once.',
    },
    email_returned: {
      subject: (service) => `${service}: your account has its earlier e-mail address back`,
      lead: 'This e-mail address is the address of your account again.',
      what: (time, { until }) =>
        `The change was taken back on ${time} (time in Lithuania). Everybody was signed out, and passkeys that were added after the change were removed. Until ${until} (time in Lithuania) the phone number and the e-mail address cannot be changed.`,
      notYou: 'We told the migration services. If it was not you who took the change back, contact them at once.',
    },
    email_withdrawn: {
      subject: (service) => `${service}: a change of e-mail address was taken back`,
      lead: 'This e-mail address is no longer the address of an account: the change was taken back.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania), after the earlier address of the account was confirmed with a code. Everybody was signed out.`,
      notYou:
        'If the account is yours and it was not you who took the change back, contact the migration services at once.',
    },
    correction_received: {
      subject: (service) => `${service}: we received your request to correct your name`,
      lead: 'We received your request to correct your name.',
      what: (time) =>
        `It was made on ${time} (time in Lithuania). Staff of the migration services will look at it. You can follow it in your account.`,
      notYou: 'If it was not you, sign in and press “This was not me” in the history of your account.',
    },
    correction_withdrawn: {
      subject: (service) => `${service}: the request to correct your name was withdrawn`,
      lead: 'The request to correct your name was withdrawn.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania). Staff will not look at it any more. Your name stays as it is.`,
      notYou: 'If it was not you, sign in and press “This was not me” in the history of your account.',
    },
    not_me: {
      subject: (service) => `${service}: you told us that it was not you`,
      lead: 'We were told that it was not you who used your account.',
      what: (time, { until }) =>
        `This was on ${time} (time in Lithuania). Everybody was signed out. Until ${until} (time in Lithuania) the phone number and the e-mail address cannot be changed. The migration services know of it.`,
      notYou:
        'Make sure that nobody but you can read your e-mail. If it was not you who told us, contact the migration services.',
    },
    erasure_asked: {
      subject: (service) => `${service}: your account will be deleted`,
      lead: 'We were asked to delete your account.',
      what: (time, { until }) =>
        `This was on ${time} (time in Lithuania). The account will be deleted on ${until} (time in Lithuania). Until then you can change your mind: sign in and press “Keep the account” in your account.`,
      notYou:
        'If it was not you, sign in, press “Keep the account” in your account, and “This was not me” in its history.',
    },
    erasure_withdrawn: {
      subject: (service) => `${service}: your account will not be deleted`,
      lead: 'The request to delete your account was withdrawn.',
      what: (time) => `This was done on ${time} (time in Lithuania). The account stays as it was.`,
      notYou: 'If it was not you, sign in and press “This was not me” in the history of your account.',
    },
    erased: {
      subject: (service) => `${service}: your account was deleted`,
      lead: 'Your account was deleted.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania). We keep your name, phone number and e-mail address no more; in backups they may remain for up to 30 days.`,
      notYou:
        'You can make a new account with this address: just sign in. If you have questions, contact the migration services.',
    },
    passkey_added: {
      subject: (service) => `${service}: a passkey was added to your account`,
      lead: 'A passkey was added to your account.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania). From now on the most important changes to your account need a passkey.`,
      notYou: 'If it was not you, contact the migration services at once.',
    },
    passkey_removed: {
      subject: (service) => `${service}: a passkey was removed from your account`,
      lead: 'A passkey was removed from your account.',
      what: (time) => `This was done on ${time} (time in Lithuania). It can no longer be used here.`,
      notYou: 'If it was not you, contact the migration services at once.',
    },
  },
};

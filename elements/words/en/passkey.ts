import type { PasskeyWords } from '../lt/passkey.js';

/** Sentences of the passkeys. */
export const words: PasskeyWords = {
  passkeysTitle: 'Passkeys',
  passkeysWhat:
    'With a passkey you confirm that it is you: on a phone or computer by finger, face or PIN, or with a security key. Once you have added one, you need it to change your e-mail address and to get your data.',
  noPasskeys: 'There are no passkeys yet.',
  passkeySince: (day) => `Added on ${day}`,
  passkeyUsed: (day) => `last used on ${day}`,
  passkeyNeverUsed: 'not used yet',
  passkeyLost: 'If you have lost a passkey and there is no other one here, contact the migration services.',
  addPasskey: 'Add a passkey',
  passkeyName: 'Name of the passkey',
  passkeyNameHint: 'So that you recognise it later, for example “My phone”.',
  passkeyNameNeeded: 'Give the passkey a name.',
  passkeyNameLong: 'A name has at most 60 characters.',
  makePasskey: 'Next',
  notYet: 'You can add a passkey once staff of the migration services have confirmed your identity at a visit.',
  notNow: 'Not now',
  passkeyAdded: (name) => `Passkey added: ${name}. We have sent you an e-mail about it.`,
  removePasskey: 'Remove',
  sureRemove: (name) =>
    `Do you really want to remove the passkey “${name}”? You will no longer be able to use it here.`,
  removeYes: 'Yes, remove',
  removeNo: 'No, keep it',
  passkeyRemoved: (name) => `Passkey removed: ${name}. We have sent you an e-mail about it.`,
  enoughPasskeys: (most) => `You cannot add more: there are ${most} already. Remove one first.`,
  hindrances: {
    cancelled: () => 'The passkey was not used: it was cancelled or took too long. Try again.',
    elsewhere: (site) => `The passkey does not work on this site. It works only at ${site}.`,
    known: () => 'This device has a passkey of yours already. Use it, or choose another device.',
    unsupported: () => 'This browser does not support passkeys. Update it or use another one.',
  },
  passkeyRefusals: {
    step_up_needed: () => 'You signed in some time ago. Confirm once more that it is you.',
    passkey_needed: () => 'Confirm with a passkey that it is you.',
    passkey_refused: () => 'The passkey did not work. Try again, or use another passkey of this account.',
    level_too_low: () =>
      'You can add a passkey once staff of the migration services have confirmed your identity at a visit.',
  },
  offline: 'There is no internet connection. Connect and try again.',
  retry: 'Try again',
};

import type { AddressWords } from '../lt/address.js';

/** Sentences of the change of the e-mail address. */
export const words: AddressWords = {
  newAddressTitle: 'What is your new e-mail address?',
  addressNow: 'Present address',
  newAddress: 'New e-mail address',
  newAddressHint: 'We will send a temporary code there. Until you enter it, nothing changes.',
  newAddressEffect:
    'When the address changes, we will sign you out on other devices and sites and write to both addresses. The old address stays reserved for your account.',
  sameAddress: 'This is your present address. Enter another one.',
};

import type { Output } from './protocol.js';

/** The person who is signed in. */
export type Person = Output<'session.read'>['person'];

/** The person behind a profile. */
export function personOf({ email, givenNames, surname, level, complete }: Output<'profile.read'>): Person {
  return { email, givenNames, surname, level, complete };
}

import type { Person } from '../../elements/internal/connection.js';
import { Trouble } from '../../elements/internal/trouble.js';
import { me } from './desk-people.js';
import { jonas } from './scene.js';

/** A member of staff. */
export const rasa: Person = { ...jonas, givenNames: me.givenNames, surname: me.surname, level: 3 };

/** A role that is there at the first look and gone at the next. */
export function roleForOnce() {
  let looks = 0;
  return async () => {
    looks += 1;
    if (looks % 2 === 0) throw new Trouble({ refusal: 'not_staff' });
    return me;
  };
}

/** Somebody who is signed in at the desk, and may do nothing there. */
export const noRole = async () => {
  const { accountId } = me;
  return { person: rasa, level: 3, idToken: null, expiresAt: 0, idleAt: 0, now: 0, accountId };
};

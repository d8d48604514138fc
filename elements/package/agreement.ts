import type { Person as Known } from '../internal/connection.js';
import type { Person } from './person.js';

type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

/** Does not compile where the person that the package declares is not the one that the API tells of. */
export const agreement: Same<Person, Known> & Same<keyof Person, keyof Known> = true;

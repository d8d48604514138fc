import type { Refusal } from '../../schema/refusal.js';
import type { Person } from './connection.js';

const reaching = { bubbles: true, composed: true };

/** Somebody is signed in: the contact data is given and the session is open. */
export class SignedInEvent extends Event {
  readonly person: Person;
  /** Whether the session was already there when the page was opened. */
  readonly restored: boolean;
  /** For the page's back end; none where the last one is too old: the element's `idToken()` gets a fresh one. */
  readonly idToken: string | undefined;

  constructor(person: Person, restored = false, idToken?: string) {
    super('migris-signed-in', reaching);
    this.person = person;
    this.restored = restored;
    this.idToken = idToken;
  }
}

/** Nobody is signed in: signed out here or in another tab, the session came to its end, or there is none when the page is opened. */
export class SignedOutEvent extends Event {
  /** Whether it was so already when the page was opened. */
  readonly restored: boolean;

  constructor(restored = false) {
    super('migris-signed-out', reaching);
    this.restored = restored;
  }
}

/** Contact data was saved. */
export class ProfileSavedEvent extends Event {
  readonly person: Person;

  constructor(person: Person) {
    super('migris-profile-saved', reaching);
    this.person = person;
  }
}

/** A call was refused or failed; the person has been told. */
export class RefusedEvent extends Event {
  /** The name of the refusal; null for malformed fields, a fault, or no connection. */
  readonly refusal: Refusal | null;

  constructor(refusal: Refusal | null) {
    super('migris-refused', reaching);
    this.refusal = refusal;
  }
}

declare global {
  interface HTMLElementEventMap {
    'migris-signed-in': SignedInEvent;
    'migris-signed-out': SignedOutEvent;
    'migris-profile-saved': ProfileSavedEvent;
    'migris-refused': RefusedEvent;
  }
}

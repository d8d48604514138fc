/** The person who is signed in, as a page may know them. */
export interface Person {
  /** The proven e-mail address; null until somebody who came through VIISP has proven one. */
  email: string | null;
  /** All given names; null until the contact data is given, and for a person with a single name. */
  givenNames: string | null;
  /** The surname, or the single name; null until the contact data is given. */
  surname: string | null;
  /** How surely this session knows who it is: 1 by e-mail, 2 confirmed by staff, 3 through VIISP. */
  level: number;
  /** Whether the contact data is given. */
  complete: boolean;
}

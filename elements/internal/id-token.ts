import { now } from './clock.js';

/** An ID token lasts five minutes; an older one than this is handed out to nobody. */
const ID_TOKEN_MS = 240_000;

/** The ID token that came last. */
export class IdToken {
  #token: string | null | undefined;
  /** When it came. */
  #issued = 0;

  /** Notes one that came, or that there is none any more. */
  note(token: string | null | undefined): void {
    this.#token = token;
    this.#issued = now();
  }

  /** The token, as long as it is fresh enough for the page's back end. */
  get fresh(): string | undefined {
    return (now() - this.#issued < ID_TOKEN_MS && this.#token) || undefined;
  }
}

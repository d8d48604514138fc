import { Trouble } from '../trouble.js';

/** What keeps a person from VIISP in this browser or on this page, and not at the API. */
export class Hindrance extends Trouble {
  readonly kind: 'nothingKept' | 'formBlocked';
  /** What the sentence needs. */
  readonly about: string;

  constructor(kind: Hindrance['kind'], about = '') {
    super({});
    this.kind = kind;
    this.about = about;
  }
}

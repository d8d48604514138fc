import { type Connection, type Input, type Output, personOf } from '../connection.js';
import type { Waiting } from '../pending.js';
import type { Trouble } from '../trouble.js';
import { readDraft, writeDraft } from './draft.js';

type Confirmed = Output<'email.confirm'>;

/** What of a sign-in has its like in proving a mailbox. */
const CALLS = {
  'signIn.request': 'email.request',
  'signIn.resend': 'email.resend',
  'signIn.verify': 'email.confirm',
} as const;

/**
 * What the code screen takes for a sign-in by e-mail, and what is the mailbox of a person who is signed in through VIISP: one screen
 * of codes is enough for both.
 */
export class Mailbox {
  readonly person = null;
  readonly steps = 3;
  /** The code screen in it is never one by itself. */
  readonly elements = new Set<never>();
  readonly #connection: Connection;
  readonly #refused: (trouble: Trouble) => void;

  /** `refused` hears what only another address helps against. */
  constructor(connection: Connection, refused: (trouble: Trouble) => void) {
    this.#connection = connection;
    this.#refused = refused;
  }

  get waiting(): Waiting {
    return { pending: readDraft(this.#connection).pending };
  }

  wait({ pending }: Waiting): void {
    writeDraft(this.#connection, { pending });
  }

  async call(path: string, input: unknown): Promise<unknown> {
    const own = CALLS[path as keyof typeof CALLS] ?? path;
    try {
      return await this.#connection.call(own, input as Input<typeof own>);
    } catch (error) {
      const trouble = error as Trouble;
      if (/^(email_taken|account_blocked)$/.test(trouble.message)) this.#refused(trouble);
      throw error;
    }
  }

  /** Notes the address that was proven, or the account that has it already. */
  async begin({ profile, meets }: Confirmed): Promise<void> {
    const { challenge } = readDraft(this.#connection).pending ?? {};
    const met = meets && challenge ? { ...meets, challenge } : undefined;
    writeDraft(this.#connection, { pending: undefined, met });
    if (!met) this.#connection.update(personOf(profile));
  }

  addEventListener(...how: Parameters<Connection['addEventListener']>): void {
    this.#connection.addEventListener(...how);
  }

  removeEventListener(...how: Parameters<Connection['removeEventListener']>): void {
    this.#connection.removeEventListener(...how);
  }
}

import { CodeTask } from '../code-task.js';
import { type Connection, type Input, type Output, personOf } from '../connection.js';
import type { Trouble } from '../trouble.js';
import { readDraft, writeDraft } from './draft.js';

type Confirmed = Output<'email.confirm'>;

/** What of a sign-in has its like in proving a mailbox. */
const CALLS = {
  'signIn.request': 'email.request',
  'signIn.resend': 'email.resend',
  'signIn.verify': 'email.confirm',
} as const;

/** The mailbox of a person who came through VIISP for the first time; `refused` hears what only another address helps against. */
export function mailboxOf(connection: Connection, refused: (trouble: Trouble) => void): CodeTask {
  return new CodeTask(connection, {
    steps: 3,
    read: () => readDraft(connection).pending,
    write: (pending) => writeDraft(connection, { pending }),
    async send(path, input) {
      const own = CALLS[path as keyof typeof CALLS] ?? path;
      try {
        return await connection.call(own, input as Input<typeof own>);
      } catch (error) {
        const trouble = error as Trouble;
        if (/^(email_taken|account_blocked)$/.test(trouble.message)) refused(trouble);
        throw error;
      }
    },
    /** Notes the address that was proven, or the account that has it already. */
    won({ profile, meets }: Confirmed) {
      const { challenge } = readDraft(connection).pending ?? {};
      const met = meets && challenge ? { ...meets, challenge } : undefined;
      writeDraft(connection, { pending: undefined, met });
      if (!met) connection.update(personOf(profile));
    },
  });
}

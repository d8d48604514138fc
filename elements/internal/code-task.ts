import type { Connection } from './connection.js';
import type { Pending, Waiting } from './pending.js';

/** What a code is for that signs nobody in: a mailbox to be proven, or a person to be sure of. */
export interface Task {
  /** How many steps there are with the code; none where there is nothing to count. */
  steps: number;
  /** The code that waits. */
  read(): Pending | undefined;
  write(pending: Pending | undefined): void;
  /** Makes the call that is to the task what this one is to a sign-in. */
  send(path: string, input: never): Promise<unknown>;
  /** The code was right; what the API said to it. */
  won(answer: never): void | Promise<void>;
}

/** What the code screen takes for a sign-in by e-mail, and what is the task of a person who is signed in: one screen of codes is enough. */
export class CodeTask {
  readonly person = null;
  /** The code screen in it is never one by itself. */
  readonly elements = new Set<never>();
  readonly #connection: Connection;
  readonly #task: Task;

  constructor(connection: Connection, task: Task) {
    this.#connection = connection;
    this.#task = task;
  }

  get steps(): number {
    return this.#task.steps;
  }

  get waiting(): Waiting {
    return { pending: this.#task.read() };
  }

  wait({ pending }: Waiting): void {
    this.#task.write(pending);
  }

  call(path: string, input: never): Promise<unknown> {
    return this.#task.send(path, input);
  }

  async begin(answer: never): Promise<void> {
    await this.#task.won(answer);
  }

  addEventListener(...how: Parameters<Connection['addEventListener']>): void {
    this.#connection.addEventListener(...how);
  }

  removeEventListener(...how: Parameters<Connection['removeEventListener']>): void {
    this.#connection.removeEventListener(...how);
  }
}

import type { Letter } from './mail-room.ts';

/** A module of a Worker, under the path that others import it by. */
export interface Module {
  path: string;
  contents: string | Uint8Array;
}

/** What runs as a Worker: the first module is the one that answers. */
export interface WorkerCode {
  modules: Module[];
  /** SQL that makes its tables, statement by statement. */
  tables: string[];
  /** Its settings and secrets. */
  settings: Record<string, string>;
  /** Whether it takes messages of its own queue. */
  consumes: boolean;
  flags?: string[];
}

/** Where a system runs. */
export interface Place {
  /** `http://127.0.0.1:PORT` */
  site: string;
  /** The next letter to an address. */
  letter: (to: string) => Promise<Letter>;
}

/** What somebody does at a system, one call after the other. Each throws where it is not done. */
export interface Person {
  /** Asks for a code. */
  request: () => Promise<unknown>;
  /** Asks for one more. */
  resend?: () => Promise<unknown>;
  /** Enters a code that is not the one that was sent. */
  wrong?: () => Promise<unknown>;
  /** Enters the code of the last letter. */
  verify: () => Promise<unknown>;
  /** Asks whether the session is open. */
  session: () => Promise<unknown>;
  /** Reads the own data. */
  profile?: () => Promise<unknown>;
}

/** Something that signs people in by e-mail, on workerd with D1 and KV. */
export interface System {
  name: string;
  build: (scratch: string) => Promise<WorkerCode>;
  /** Somebody with a number of their own, never seen before; `again` is the same person at another visit. */
  person: (place: Place, number: number, again?: boolean) => Person;
}

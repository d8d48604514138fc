import type { SigningKey } from './keys.js';
import type { Switches } from './switches.js';
import type { TicketStore } from './tickets.js';

/** The key pair with which the simulator signs. */
export interface SimulatorKeys {
  /** PKCS#8 PEM. */
  privateKey: string;
}

/** A service provider that may ask. */
export interface Client {
  pid: string;
  /** Its public key: base64 of the SPKI, or PEM. */
  key: string;
  /** Where the browser may be sent back to, without a query. Anywhere, when nothing is said. */
  postbacks?: string[];
}

/** What a simulator is made of. */
export interface SimulatorSettings {
  keys: SimulatorKeys;
  clients: Client[];
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
  /** Hears, in a few words, what was answered and why something was refused. */
  note?: (line: string) => void;
}

/** The simulator as its doors see it. */
export interface Platform {
  clients: Client[];
  tickets: TicketStore;
  switches: Switches;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  note: (line: string) => void;
  key: () => Promise<SigningKey>;
  stranger: () => Promise<SigningKey>;
}

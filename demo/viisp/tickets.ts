import type { Person } from './persons.js';
import type { SwitchName } from './switches.js';

/** What a service provider asked for when it got the ticket. */
export interface Asked {
  providers: string[];
  attributes: string[];
  information: string[];
}

/** What the person did at the portal. */
export interface Choice {
  provider: string;
  person: Person;
  company: boolean;
  cancelled: boolean;
  /** From when on the platform knows that the person is the person. */
  readyAt: number;
  /** A switch for this one sign-in. */
  switch: SwitchName | null;
}

/** Who has proven to be whom, and how. */
export type Proven = Pick<Choice, 'provider' | 'person' | 'company'> & Partial<Choice>;

/** A ticket, from the request to the answer. */
export interface Ticket {
  pid: string;
  postback: string;
  customData: string | null;
  asked: Asked;
  expiresAt: number;
  choice: Choice | null;
  used: boolean;
}

/** Keeps tickets. `settle` and `take` succeed once, however many ask at once. */
export interface TicketStore {
  open(id: string, ticket: Ticket): Promise<void>;
  read(id: string): Promise<Ticket | null>;
  /** Writes down the person's choice; `false` when one was made before. */
  settle(id: string, choice: Choice): Promise<boolean>;
  /** Marks a ticket as used; `false` when it was used before. */
  take(id: string): Promise<boolean>;
}

/** Keeps tickets for as long as the process lives. */
export class MemoryTickets implements TicketStore {
  #tickets = new Map<string, Ticket>();

  async open(id: string, ticket: Ticket): Promise<void> {
    this.#tickets.set(id, ticket);
  }

  async read(id: string): Promise<Ticket | null> {
    return structuredClone(this.#tickets.get(id) ?? null);
  }

  async settle(id: string, choice: Choice): Promise<boolean> {
    const ticket = this.#tickets.get(id);
    if (!ticket || ticket.choice) return false;
    ticket.choice = choice;
    return true;
  }

  async take(id: string): Promise<boolean> {
    const ticket = this.#tickets.get(id);
    if (!ticket || ticket.used) return false;
    ticket.used = true;
    return true;
  }
}

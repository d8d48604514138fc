import type { AccountWords } from '../../words/lt/account.js';
import type { Profile } from './profile.js';

/** What was done on a page. */
export type Done = keyof AccountWords['done'];

/** What the account view is to its pages. */
export interface Home {
  /** Goes back to the summary, where something may be told. */
  leave(done?: Done): void;
  /** Notes the account as it is now. */
  learnt(profile: Profile): void;
  /** Reads the account again. */
  look(): Promise<void>;
}

/** A page of the account. */
export type PageName = 'email' | 'correction' | 'requests' | 'history' | 'sessions' | 'passkeys' | 'data' | 'proof';

/** How a person can prove once more who they are. */
export type Means = 'code' | 'passkey';

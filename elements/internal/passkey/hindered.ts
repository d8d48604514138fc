import { Trouble } from '../trouble.js';

/** Why a browser gave no answer of a passkey. */
export type Hindrance = 'cancelled' | 'elsewhere' | 'known' | 'unsupported';

/** A browser that gave no answer: the person stopped, the page is on the wrong site, the device has one already, or knows of none. */
export class Hindered extends Trouble {
  readonly hindrance: Hindrance;
  /** The one site where it works. */
  readonly site: string;

  constructor(hindrance: Hindrance, site: string) {
    super({ refusal: 'passkey_refused' });
    this.hindrance = hindrance;
    this.site = site;
  }
}

/** What browsers say (§5.1.3, §5.1.4); whatever else they say, the person can try again. */
const SAID: Record<string, Hindrance> = {
  SecurityError: 'elsewhere',
  InvalidStateError: 'known',
  NotSupportedError: 'unsupported',
};

/** Whether this browser can ask for passkeys at all: not on a page without encryption. */
export function knowsPasskeys(): boolean {
  return !!window.PublicKeyCredential && !!navigator.credentials;
}

/** Asks the browser. @throws Hindered */
export async function asked(site: string, ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!knowsPasskeys()) throw new Hindered('unsupported', site);
  let credential: Credential | null = null;
  let hindrance: Hindrance = 'cancelled';
  try {
    credential = await ask();
  } catch (error) {
    hindrance = SAID[(error as Error).name] ?? 'cancelled';
  }
  if (!credential) throw new Hindered(hindrance, site);
  return credential as PublicKeyCredential;
}

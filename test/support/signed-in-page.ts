import { Caller } from '../../demo/run/people/caller.ts';
import { byEmail } from '../../demo/run/people/ways-in.ts';

const BROWSER = {
  network: '203.0.113.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
};

/** A page of some origin on which a person signed in by e-mail: it speaks to the API as any client of the protocol may. */
export class SignedInPage {
  readonly #caller: Caller;

  private constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Signs somebody in for the first time, from nothing to the contact data. */
  static async open(api: string, origin: string, email: string): Promise<SignedInPage> {
    const caller = new Caller(api, { ...BROWSER, origin });
    await byEmail(caller, email, { givenNames: 'Žydrė', surname: 'Ąžuolaitė', phone: '+37061234567' });
    return new SignedInPage(caller);
  }

  /** A fresh ID token for the back end of the page's portal. */
  async idToken(nonce?: string): Promise<string> {
    return String((await this.#caller.call('session.idToken', { ...(nonce && { nonce }) })).idToken);
  }
}

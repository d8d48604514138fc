import { createHash, randomBytes } from 'node:crypto';
import type { Person, Place, System, WorkerCode } from '../stack/system.ts';
import { bundleWorker } from './bundle-worker.ts';
import { insist, Visitor } from './visitor.ts';

/**
 * The issuer of OpenAuth with its code provider on KV, its own pages included. It keeps no users, and the codes are in
 * an encrypted cookie. A session check is the `verify` of its client at a server: the signature of the access token,
 * by keys that were read once; no store is asked, so nobody can end a session before the token does.
 */
export const openAuth: System = { name: 'OpenAuth', build, person };

async function build(): Promise<WorkerCode> {
  return { modules: [await bundleWorker('open-auth-worker.mjs')], tables: [], settings: {}, consumes: false };
}

function person(place: Place, number: number, again = false): Person {
  const visitor = new Visitor(place, number, again);
  const client = new Client(visitor);
  const ask = async (action: 'request' | 'resend') => {
    const asked = visitor.call(PAGE, { form: { action, email: visitor.email } });
    await insist(action, asked, ({ text }) => text.includes('value="verify"'));
    visitor.expectLetter();
  };
  const enter = (code: string) => visitor.call(PAGE, { form: { action: 'verify', code } });
  return {
    request: async () => {
      await client.authorize();
      await ask('request');
    },
    resend: () => ask('resend'),
    wrong: () => insist('wrong', enter('00000000'), ({ text }) => text.includes('Invalid code')),
    verify: async () => {
      const entered = enter(await visitor.code());
      const { location } = await insist('verify', entered, (answer) => answer.location.includes('?code='));
      await client.exchange(location);
    },
    session: () => client.session(),
  };
}

const PAGE = '/code/authorize';

/** What its client does for a page: the code flow with PKCE. */
class Client {
  readonly #visitor: Visitor;
  readonly #verifier = randomBytes(48).toString('base64url');
  #token = '';

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  get #known() {
    return { client_id: 'bench', redirect_uri: `${this.#visitor.site}/callback` };
  }

  async authorize(): Promise<void> {
    const query = new URLSearchParams({
      ...this.#known,
      response_type: 'code',
      state: crypto.randomUUID(),
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
    });
    await insist('authorize', this.#visitor.call(`/authorize?${query}`), ({ location }) => location.endsWith(PAGE));
    await insist('the page', this.#visitor.call(PAGE), ({ text }) => text.includes('value="request"'));
  }

  async exchange(location: string): Promise<void> {
    const code = new URL(location).searchParams.get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, code_verifier: this.#verifier };
    const exchanged = this.#visitor.call('/token', { form: { ...this.#known, ...grant } });
    const { text } = await insist('exchange', exchanged, ({ status }) => status === 200);
    this.#token = (JSON.parse(text) as { access_token: string }).access_token;
  }

  async session(): Promise<void> {
    const asked = this.#visitor.call('/session', { headers: { authorization: `Bearer ${this.#token}` } });
    await insist('session', asked, ({ text }) => text.includes(this.#visitor.email));
  }
}

import { expect } from 'chai';
import { words as en } from '../../../elements/words/en/doctor.js';
import { words as lt } from '../../../elements/words/lt/doctor.js';
import { Api } from '../../support/elements/api.js';
import { expectAccessible } from '../../support/elements/axe.js';
import { clear, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, eventually } from '../../support/elements/query.js';

const { fetch: browserFetch } = window;
const BASE = 'https://api.invalid/trpc';
const HOME = new URL(BASE).origin;
const SKEW_MS = 120_000;

/** What an API says that is well. */
const well: Record<string, () => unknown> = {
  '/trpc/signIn.ways': () => ({ result: { data: { email: true, viisp: false } } }),
  '/trpc/signIn.delivery': () => ({ error: { data: { refusal: null, now: Date.now() } } }),
  '/.well-known/openid-configuration': () => ({ issuer: HOME, jwks_uri: `${HOME}/.well-known/jwks.json` }),
  '/.well-known/jwks.json': () => ({ keys: [{}] }),
  '/elements/integrity.json': () => ({ version: '0.2.0' }),
};

/** The network as the doctor meets it. */
function answer(more: Record<string, () => unknown> = {}): void {
  window.fetch = async (address, init) => {
    const { origin, pathname } = new URL(String(address), location.href);
    if (origin !== HOME) return browserFetch(address, init);
    return Response.json(({ ...well, ...more }[pathname] ?? (() => null))());
  };
}

function diagnosed(locale = 'en') {
  return put('migris-login', { api: new Api({}, BASE), locale, attributes: { diagnose: '' } });
}

describe('a developer whose tag says diagnose', () => {
  beforeEach(() => answer());
  afterEach(() => {
    window.fetch = browserFetch;
    clear();
  });

  it('reads that nothing is wrong where nothing is', async () => {
    const login = await diagnosed();
    await reads(login, en.nothing);
    expect(textOf(login)).to.contain(`npx migris-elements doctor ${location.origin}${location.pathname}`);
    await expectAccessible(login);
  });

  it('reads what is wrong, why, and the line that mends it', async () => {
    answer({ '/.well-known/jwks.json': () => ({ keys: [] }) });
    const login = await diagnosed();
    await reads(login, en.found('1'));
    const { what, why, how } = en.findings['keys-broken'];
    for (const sentence of [what(`${HOME}/.well-known/jwks.json`), why, how, 'npx wrangler secret put SIGNING_KEYS'])
      await reads(login, sentence);
    expect(allByRole(login, 'status').map(textOf)).to.include(en.found('1'));
    await expectAccessible(login);
  });

  it('reads it in the language that the element changes to', async () => {
    answer({ '/.well-known/jwks.json': () => ({ keys: [] }) });
    const login = await diagnosed('lt');
    await reads(login, lt.findings['keys-broken'].why);
    login.locale = 'en';
    await reads(login, en.findings['keys-broken'].why);
    expect(textOf(login)).not.to.contain(lt.title);
  });

  it('looks again when what was wrong is mended', async () => {
    answer({ '/trpc/signIn.delivery': () => ({ error: { data: { now: Date.now() + SKEW_MS } } }) });
    const login = await diagnosed();
    await reads(login, en.findings['clock-skew'].what('120', HOME));
    answer();
    await press(login, en.again);
    await reads(login, en.nothing);
  });

  it('reads that the check failed, in the language of the element, and checks again', async () => {
    window.fetch = () => {
      throw new TypeError('another script broke this');
    };
    const login = await diagnosed('lt');
    await reads(login, lt.stumbled);
    login.locale = 'en';
    await reads(login, en.stumbled);
    await press(login, en.again);
    await reads(login, en.stumbled);
    answer();
    await press(login, en.again);
    await reads(login, en.nothing);
  });

  it('copies the line', async () => {
    answer({ '/.well-known/jwks.json': () => ({ keys: [] }) });
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => copied.push(text) },
    });
    const login = await diagnosed();
    await press(login, en.copy);
    await reads(login, en.copied);
    expect(copied).to.deep.equal(['npx wrangler secret put SIGNING_KEYS']);
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('sees nothing of it any more when the attribute is gone, and people never do', async () => {
    const login = await diagnosed();
    await reads(login, en.title);
    login.diagnose = false;
    await eventually(() => expect(allByRole(login, 'heading', en.title)).to.have.length(0));
    const other = await put('migris-login', { api: new Api() });
    expect(other.shadowRoot?.querySelector('.diagnosis')).to.equal(null);
  });
});

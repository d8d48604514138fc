import { expect } from 'chai';
import { Connection } from '../../../elements/internal/connection.js';
import { readKept } from '../../../elements/internal/key-store.js';
import { CODE, jonas } from '../../support/elements/api.js';
import { restoreTime } from '../../support/elements/time.js';

interface Sent {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

const base = 'https://api.invalid/trpc';
const { fetch: browserFetch } = window;

/** Answers every call over the real transport, and keeps what was sent. */
function intercept(answer: (path: string, turn: number) => unknown): Sent[] {
  const sent: Sent[] = [];
  window.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init as Sent['init'] });
    return Response.json(answer(String(url).slice(base.length + 1), sent.length));
  };
  return sent;
}

const ok = (data: unknown) => ({ result: { data } });
const session = { token: 'T'.repeat(43), device: 'D'.repeat(43), expiresAt: 0, person: jonas, now: Date.now() };

async function begun(path = 'own') {
  const connection = new Connection(`${base}/${path}/${crypto.randomUUID()}`);
  await connection.begin(session);
  return connection;
}

function read(sent: Sent | undefined) {
  const [header = '', payload = '', signature = ''] = (sent?.init.headers.dpop ?? '').split('.');
  return {
    header: JSON.parse(text(header)),
    payload: JSON.parse(text(payload)),
    signed: `${header}.${payload}`,
    signature,
  };
}

async function isSigned({ header, signed, signature }: ReturnType<typeof read>): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', header.jwk, curve, false, ['verify']);
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    bytes(signature),
    new TextEncoder().encode(signed),
  );
}

describe('a call of a person who is signed in', () => {
  afterEach(() => {
    window.fetch = browserFetch;
    restoreTime();
  });

  it('carries a proof for its method, address, moment and token, signed by the page’s key', async () => {
    const connection = await begun();
    const [sent] = await calling(connection, 'profile.read');
    const proof = read(sent);
    expect(proof.header).to.include({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(Object.keys(proof.header.jwk).sort()).to.deep.equal(['crv', 'kty', 'x', 'y']);
    expect(proof.payload.htm).to.equal('POST');
    expect(proof.payload.htu).to.equal(`${connection.base}/profile.read`);
    expect(Math.abs(proof.payload.iat - Date.now() / 1000)).to.be.lessThan(5);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(session.token));
    expect(bytes(proof.payload.ath)).to.deep.equal(new Uint8Array(hash));
    expect(sent?.init.headers.authorization).to.equal(`DPoP ${session.token}`);
    expect(await isSigned(proof)).to.equal(true);
  });

  it('has an id of its own each time', async () => {
    const connection = await begun();
    const [first] = await calling(connection, 'profile.read');
    const [second] = await calling(connection, 'profile.read');
    expect(read(first).payload.jti)
      .to.match(/^[\w-]{22}$/)
      .and.not.equal(read(second).payload.jti);
    expect(read(first).header.jwk).to.deep.equal(read(second).header.jwk);
  });

  it('is a POST of JSON without cookies', async () => {
    const connection = await begun();
    const [sent] = await calling(connection, 'session.read');
    expect(sent?.init.method).to.equal('POST');
    expect(sent?.init.credentials).to.equal('omit');
    expect(sent?.init.headers['content-type']).to.equal('application/json');
    expect(sent?.init.body).to.equal('{}');
  });

  it('is made once more with the Worker’s time when the device’s clock is wrong', async () => {
    const connection = await begun();
    const theirs = Date.now() - 7 * 3_600_000;
    const sent = intercept((_, turn) =>
      turn === 1 ? { error: { data: { refusal: 'proof_stale', now: theirs } } } : ok({ ...jonas }),
    );
    await connection.call('profile.read');
    expect(sent).to.have.length(2);
    expect(Math.abs(read(sent[1]).payload.iat - theirs / 1000)).to.be.lessThan(5);
    expect(read(sent[1]).payload.jti).not.to.equal(read(sent[0]).payload.jti);
    await connection.call('profile.read');
    expect(sent).to.have.length(3);
    expect(Math.abs(read(sent[2]).payload.iat - theirs / 1000)).to.be.lessThan(5);
  });

  it('is not made a third time', async () => {
    const connection = await begun();
    const sent = intercept(() => ({ error: { data: { refusal: 'proof_stale', now: Date.now() } } }));
    const trouble = await connection.call('profile.read').catch((error: Error) => error.message);
    expect(trouble).to.equal('proof_stale');
    expect(sent).to.have.length(2);
  });

  it('is made with a key that cannot leave the browser', async () => {
    const connection = await begun();
    const kept = await readKept(connection.base);
    expect(kept?.keys.privateKey.extractable).to.equal(false);
    expect(kept?.token).to.equal(session.token);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.contain(session.token);
  });
});

describe('a call before anybody is signed in', () => {
  afterEach(() => {
    window.fetch = browserFetch;
  });

  it('proves the page’s key where a code is traded for a session, without a token', async () => {
    const connection = new Connection(`${base}/${crypto.randomUUID()}`);
    const sent = intercept(() => ok(session));
    const input = { challenge: 'A'.repeat(43), email: 'jonas@example.lt', code: CODE, attempt: 'a'.repeat(22) };
    await connection.begin(await connection.call('signIn.verify', input));
    await connection.call('profile.read');
    const [verify, next] = sent.map(read);
    expect(verify?.payload.ath).to.equal(undefined);
    expect(sent[0]?.init.headers.authorization).to.equal(undefined);
    expect(await isSigned(verify as ReturnType<typeof read>)).to.equal(true);
    expect(next?.header.jwk).to.deep.equal(verify?.header.jwk);
  });

  it('shows that this device signed in before', async () => {
    const connection = await begun();
    await connection.end().catch(() => {});
    const sent = intercept(() => ok({ now: Date.now() }));
    await connection.call('signIn.request', { email: 'jonas@example.lt' });
    expect(JSON.parse(String(sent[0]?.init.body))).to.deep.equal({ email: 'jonas@example.lt', device: session.device });
  });

  it('shows so still when somebody came through VIISP meanwhile', async () => {
    const connection = await begun();
    await connection.begin({ token: session.token, person: jonas, expiresAt: 0 });
    await connection.end().catch(() => {});
    const sent = intercept(() => ok({ now: Date.now() }));
    await connection.call('signIn.request', { email: 'jonas@example.lt' });
    expect(JSON.parse(String(sent[0]?.init.body)).device).to.equal(session.device);
  });

  it('is not even made where a session is needed', async () => {
    const sent = intercept(() => ok({}));
    const connection = new Connection(`${base}/${crypto.randomUUID()}`);
    const trouble = await connection.call('profile.read').catch((error: Error) => error.message);
    expect(trouble).to.equal('signed_out');
    expect(sent).to.deep.equal([]);
  });
});

async function calling(connection: Connection, path: 'profile.read' | 'session.read'): Promise<Sent[]> {
  const sent = intercept(() => ok({ ...jonas }));
  await connection.call(path);
  return sent;
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text(base64url), (letter) => letter.charCodeAt(0));
}

function text(base64url: string): string {
  return atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
}

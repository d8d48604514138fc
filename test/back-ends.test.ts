import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { allowInsecureRequests, discovery, None } from 'openid-client';
import { commandEnvironment } from './support/command.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { forgeries, type SigningKey } from './support/forgeries.ts';
import { exampleBackEnds } from './support/runtimes.ts';
import { SignedInPage } from './support/signed-in-page.ts';

const SLOWEST_MS = 120_000;
const AUDIENCE = 'harbour-permits';
const NONCE = 'a nonce of this page'.replaceAll(' ', '-');

let demo: Demo;
let page: SignedInPage;
let elsewhere: SignedInPage;

before(async () => {
  demo = await startDemo();
  page = await SignedInPage.open(demo.site, demo.site.replace('localhost', '127.0.0.1'), 'zydre@example.com');
  elsewhere = await SignedInPage.open(demo.site, demo.site, 'other@example.com');
});

after(() => demo?.stop());

/** What an example says of a token. */
async function ask(
  command: string[],
  token: string,
  nonce = NONCE,
): Promise<{ code: number; said: string; error: string }> {
  const [tool = '', ...rest] = command;
  const env = { ...commandEnvironment, ISSUER: demo.site, AUDIENCE, NONCE: nonce };
  const child = spawn(tool, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(token);
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const [said, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said, error };
}

async function expectRefused(command: string[], token: string, nonce?: string): Promise<void> {
  const { code, said, error } = await ask(command, token, nonce);
  assert.equal(code, 1);
  assert.equal(said, '');
  // A reason of the example's own, not a crash.
  assert.match(error, /^Refused: .+/);
}

function signingKey(): SigningKey {
  const line = demo.file('.wrangler/demo.env').match(/^SIGNING_KEYS='(.*)'$/m)?.[1];
  return (JSON.parse(line ?? '[]') as SigningKey[])[0] ?? assert.fail('no SIGNING_KEYS');
}

const examples = exampleBackEnds();
for (const { library, command } of examples)
  if (!Array.isArray(command)) console.log(`The example for ${library} is not run: ${command.missing}.`);

test('at least one library that is not JavaScript verifies the tokens', () => {
  const others = examples.filter(({ javaScript, command }) => !javaScript && Array.isArray(command));
  assert.ok(others.length > 0, "Install Python's JWT library: apt-get install python3 python3-jwt");
});

for (const { library, command } of examples) {
  if (!Array.isArray(command)) continue;

  test(`${library} learns from an ID token who signed in`, { timeout: SLOWEST_MS }, async () => {
    const { code, said, error } = await ask(command, await page.idToken(NONCE));
    assert.equal(code, 0, error);
    const { iss, aud, nonce, acr, amr, name, email } = JSON.parse(said);
    assert.deepEqual(
      { iss, aud, nonce, acr, amr, name, email },
      {
        iss: demo.site,
        aud: AUDIENCE,
        nonce: NONCE,
        acr: '1',
        amr: ['email', 'otp'],
        name: 'Žydrė Ąžuolaitė',
        email: 'zydre@example.com',
      },
    );
  });

  test(`${library} takes no token of another page or another portal`, { timeout: SLOWEST_MS }, async () => {
    await expectRefused(command, await page.idToken(NONCE), 'another-nonce');
    await expectRefused(command, await page.idToken());
    await expectRefused(command, await elsewhere.idToken(NONCE));
  });

  test(`${library} takes no token that was forged`, { timeout: SLOWEST_MS }, async (context) => {
    for (const [fault, token] of Object.entries(await forgeries(await page.idToken(NONCE), signingKey())))
      await context.test(`one that ${fault}`, () => expectRefused(command, token));
  });
}

test('stock discovery finds the keys, and says whom to believe', async () => {
  const found = await discovery(new URL(demo.site), AUDIENCE, undefined, None(), { execute: [allowInsecureRequests] });
  const { issuer, jwks_uri, id_token_signing_alg_values_supported: algorithms } = found.serverMetadata();
  assert.deepEqual({ issuer, algorithms }, { issuer: demo.site, algorithms: ['ES256'] });
  const { keys } = (await (await fetch(String(jwks_uri))).json()) as { keys: object[] };
  const { d: _, x, y, kid } = signingKey();
  assert.deepEqual(keys, [{ kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' }]);
});

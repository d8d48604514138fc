import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { allowInsecureRequests, discovery, None } from 'openid-client';
import { commandEnvironment } from './support/command.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { forgeries, type SigningKey } from './support/forgeries.ts';
import { PortalClient } from './support/portal-client.ts';
import { exampleBackEnds } from './support/runtimes.ts';
import { SignedInPage } from './support/signed-in-page.ts';

const AUDIENCE = 'harbour-permits';
const NONCE = 'a nonce of this page'.replaceAll(' ', '-');

/** Many tokens of made-up keys, read in one process as a server would. */
const MADE_UP = `
import os, sys, json, base64
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify
_, body, signature = os.environ["TOKEN"].split(".")
for name in range(20):
    head = base64.urlsafe_b64encode(json.dumps({"alg": "ES256", "kid": str(name)}).encode()).decode().rstrip("=")
    try:
        verify.verify(f"{head}.{body}.{signature}", "any")
        sys.exit("taken")
    except verify.jwt.PyJWKClientError:
        pass
`;

let demo: Demo;
let page: SignedInPage;
let elsewhere: SignedInPage;

before(async () => {
  demo = await startDemo();
  page = await SignedInPage.open(demo.site, portal(), 'zydre@example.com');
  elsewhere = await SignedInPage.open(demo.site, demo.site, 'other@example.com');
});

after(() => demo?.stop());

const portal = () => demo.site.replace('localhost', '127.0.0.1');

/** What an example says of a token. */
function ask(command: string[], token: string, nonce = NONCE): Promise<Said> {
  return run(command, token, { ISSUER: demo.site, AUDIENCE, NONCE: nonce });
}

interface Said {
  code: number;
  said: string;
  error: string;
}

async function run(command: string[], input: string, settings: Record<string, string>): Promise<Said> {
  const [tool = '', ...rest] = command;
  const env = { ...commandEnvironment, ...settings };
  const child = spawn(tool, rest, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
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

  test(`${library} learns from an ID token who signed in`, async () => {
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

  test(`${library} takes no token of another page or another portal`, async () => {
    await expectRefused(command, await page.idToken(NONCE), 'another-nonce');
    await expectRefused(command, await page.idToken());
    await expectRefused(command, await elsewhere.idToken(NONCE));
  });

  test(`${library} takes no token that was forged`, async (context) => {
    for (const [fault, token] of Object.entries(await forgeries(await page.idToken(NONCE), signingKey())))
      await context.test(`one that ${fault}`, () => expectRefused(command, token));
  });
}

test('PyJWT does not fetch the keys again for each name that somebody made up', async () => {
  const found = examples.find(({ library }) => library === 'PyJWT')?.command;
  if (!Array.isArray(found)) return;
  const [python = '', file = ''] = found;
  let fetched = 0;
  const published = await (await fetch(`${demo.site}/.well-known/jwks.json`)).text();
  const server = createServer((_, answer) => {
    fetched++;
    answer.setHeader('content-type', 'application/json').end(published);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const env = {
    ISSUER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    TOKEN: await page.idToken(NONCE),
  };
  const { code, error } = await run([python, '-c', MADE_UP, dirname(file)], '', { ...env, AUDIENCE });
  server.close();
  assert.equal(code, 0, error);
  assert.equal(fetched, 1);
});

test('the second portal takes the nonce of a page once, whoever shows it and however fast', async () => {
  const client = new PortalClient(portal());
  const person = await SignedInPage.open(demo.site, portal(), 'once@example.com');
  const { nonce, visit } = await client.load();
  const token = await person.idToken(nonce);
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.exchange(token, visit)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401, 401]);
  const spent = { status: 401, answer: { fault: 'spent' }, cookie: '' };
  assert.deepEqual(await client.exchange(token, visit, { cookie: 'harbour_page=1' }), spent);
  assert.deepEqual(await client.exchange(await person.idToken(nonce), visit), spent);
  const next = await client.load();
  // A token that is refused does not use up the page's nonce.
  assert.equal((await client.exchange(token, next.visit)).status, 401);
  assert.equal((await client.exchange(await person.idToken(next.nonce), next.visit)).status, 200);
});

test('signing out of the second portal ends on the server what the browser holds', async () => {
  const client = new PortalClient(portal());
  const person = await SignedInPage.open(demo.site, portal(), 'ended@example.com');
  const enter = async (headers: Record<string, string>) => {
    const { nonce, visit } = await client.load();
    return client.exchange(await person.idToken(nonce), visit, headers);
  };
  const bearer = { authorization: `Bearer ${(await enter({})).answer?.pass}` };
  const kept = { cookie: `harbour_page=1; ${(await enter({ cookie: 'harbour_page=1' })).cookie}` };
  const another = { authorization: `Bearer ${(await enter({})).answer?.pass}` };
  for (const held of [bearer, kept]) {
    assert.equal(((await client.known(held)) as { name: string }).name, 'Žydrė Ąžuolaitė');
    assert.equal((await client.post('sign-out', '', held)).status, 204);
    assert.equal(await client.known(held), null);
  }
  // Whoever signs in anew is known by the new session alone.
  await enter(another);
  assert.equal(await client.known(another), null);
});

test('the second portal says no to what is no JSON, and to JSON that says nothing', async () => {
  const client = new PortalClient(portal());
  for (const body of ['null', '7', '"word"', '[]', '{', ''])
    assert.deepEqual(await client.post('session', body), { status: 400, answer: { fault: 'body' }, cookie: '' }, body);
  assert.equal((await client.post('session', '{}')).status, 403);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq'])
    assert.equal((await client.post('session', '{}', { 'content-type': type })).status, 415, type);
  assert.equal((await client.post('session', '{}', { 'content-type': 'application/json; charset=utf-8' })).status, 403);
});

test('stock discovery finds the keys, and says whom to believe', async () => {
  const found = await discovery(new URL(demo.site), AUDIENCE, undefined, None(), { execute: [allowInsecureRequests] });
  const { issuer, jwks_uri, id_token_signing_alg_values_supported: algorithms } = found.serverMetadata();
  assert.deepEqual({ issuer, algorithms }, { issuer: demo.site, algorithms: ['ES256'] });
  const { keys } = (await (await fetch(String(jwks_uri))).json()) as { keys: object[] };
  const { d: _, x, y, kid } = signingKey();
  assert.deepEqual(keys, [{ kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' }]);
});

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { buildModules } from '../worker/build.mjs';
import { projectFolder } from './support/command.ts';
import { verifiers } from './support/verifiers.ts';

await buildModules();
const { signedAnswerRequest, signedTicketRequest } = await import('../worker/viisp/soap/signed-xml.js');

const recorded = `${projectFolder}test/support/worker/viisp/recorded`;
const key = `${recorded}/public.pem`;
const folder = mkdtempSync(join(tmpdir(), 'migris-signature-'));
after(() => rmSync(folder, { recursive: true }));

const flow = { postback: 'https://migris.example/viisp/return?a=1&b=2', customData: 'būsena <&>' };

function platformWith(signature: 'rsa-sha1' | 'rsa-sha256') {
  const privateKey = readFileSync(`${recorded}/key.pem`, 'utf8');
  const providers = ['auth.lt.bank', 'auth.signatureProvider', 'auth.eidas'];
  return {
    pid: 'VSID000000000113',
    soap: 'https://viisp.example/',
    providers,
    signature,
    accepts: [],
    keys: [],
    privateKey,
  };
}

/** Every kind of request, signed both ways. */
function requests(): Record<string, string> {
  const signings = ['rsa-sha1', 'rsa-sha256'] as const;
  return Object.fromEntries(
    signings.flatMap((signing) => [
      [`ticket-${signing}.xml`, signedTicketRequest(platformWith(signing), flow)],
      [`answer-${signing}.xml`, signedAnswerRequest(platformWith(signing), 'dfa1339f-46b6-457d-a21d-2d7680389bfd')],
    ]),
  );
}

function written(messages: Record<string, string>): string[] {
  return Object.entries(messages).map(([name, message]) => {
    writeFileSync(join(folder, name), message);
    return join(folder, name);
  });
}

test('a request is, byte by byte, the recorded one that two other implementations found rightly signed', () => {
  const random = mock.method(crypto, 'randomUUID', () => '00000000-0000-4000-8000-000000000000');
  const messages = requests();
  random.mock.restore();
  for (const [name, message] of Object.entries(messages)) {
    assert.equal(message, readFileSync(`${recorded}/${name}`, 'utf8'), name);
  }
});

for (const { name, present, verify } of verifiers) {
  if (!present) continue;
  test(`${name} finds every request rightly signed, and none that was changed on its way`, () => {
    const files = written(requests());
    assert.deepEqual(
      verify(key, files),
      files.map(() => true),
    );
    const changed = Object.entries(requests()).map(([file, message]) => [file, message.replace('000113', '000114')]);
    assert.deepEqual(
      verify(key, written(Object.fromEntries(changed))),
      files.map(() => false),
    );
  });
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { at } from './places.ts';

/** Where the simulator's keys lie, and the test keys of a client of it. */
export const KEYS = '.wrangler/viisp-simulator';

/** One RSA key pair in files of its own. */
export interface KeyFiles {
  privatePem: string;
  /** Base64 of the SPKI of the public half. */
  publicKey: string;
}

/** The key pair of this name: made the first time, kept later, or nobody who knows it would be understood. */
export async function keyFiles(name: 'platform' | 'client'): Promise<KeyFiles> {
  const file = at(`${KEYS}/${name}-private.pem`);
  if (!existsSync(file)) await makeKeys(name);
  const privatePem = await readFile(file, 'utf8');
  return { privatePem, publicKey: spki(createPublicKey(createPrivateKey(privatePem))) };
}

async function makeKeys(name: string): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await mkdir(at(KEYS), { recursive: true });
  await writeFile(at(`${KEYS}/${name}-public.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  await writeFile(at(`${KEYS}/${name}-private.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
}

function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

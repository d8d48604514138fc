import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { at } from './places.ts';

/** The secrets of this machine's demonstration. */
export const SECRETS = '.wrangler/demo.env';

/** What each secret is made of, the first time. */
const made: Record<string, () => string> = {
  KEYS: () => `demo-1:${randomBytes(32).toString('base64url')}`,
  SIGNING_KEYS: () => `'${JSON.stringify([signingKey()])}'`,
  HARBOUR_KEY: () => randomBytes(32).toString('base64url'),
};

/** Makes the secrets that are not there yet; those that are stay, or nobody who signed in before would be known. */
export async function makeSecrets(): Promise<void> {
  const kept = await readFile(at(SECRETS), 'utf8').catch(() => '');
  const missing = Object.entries(made).filter(([name]) => !new RegExp(`^${name}=`, 'm').test(kept));
  if (missing.length === 0) return;
  const added = missing.map(([name, make]) => `${name}=${make()}\n`).join('');
  await writeFile(at(SECRETS), kept + added, { mode: 0o600 });
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'demo-1' };
}

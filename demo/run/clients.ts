import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Client } from '../viisp/simulator.js';

/** The clients that `CLIENTS` names: JSON, or a file of it. @throws Error in words for the person at the terminal. */
export async function readClients(setting: string | undefined): Promise<Client[] | undefined> {
  if (!setting) return undefined;
  const text = /^\s*[[{]/.test(setting) ? setting : await readFile(setting, 'utf8');
  const list = parsed(text);
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('CLIENTS must be a JSON list of { pid, key, postbacks }.');
  return list.map(checked);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`CLIENTS is no JSON: ${(error as Error).message}`);
  }
}

/** A mistake in a key would come to light only much later, as a signature that is never right. */
function checked({ pid, key, postbacks }: Partial<Client>, at: number): Client {
  const which = `Client ${at + 1} of CLIENTS`;
  if (typeof pid !== 'string' || typeof key !== 'string') throw new Error(`${which} needs a pid and a key.`);
  const der = Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  try {
    createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    throw new Error(`${which} has a key that is no public key: PEM, or base64 of the SPKI.`);
  }
  const addresses = postbacks ?? [];
  if (!Array.isArray(addresses) || !addresses.every((address) => URL.canParse(address)))
    throw new Error(`${which} has postbacks that are no list of addresses.`);
  return { pid, key, ...(postbacks && { postbacks }) };
}

import type { Connection, Input, Output } from '../connection.js';
import { asked } from './hindered.js';
import { creationFrom, jsonOf } from './json.js';

/** Makes a passkey on this device, or on another one that the browser offers, and adds it to the account. @throws Trouble */
export async function addPasskey(connection: Connection, name: string): Promise<Output<'passkey.add'>> {
  const { options } = await connection.call('passkey.creation');
  const site = String((options.rp as { id: string }).id);
  const made = await asked(site, () => navigator.credentials.create({ publicKey: creationFrom(options) }));
  return connection.call('passkey.add', { credential: jsonOf(made), name } as Input<'passkey.add'>);
}

import type { Connection, Input } from '../connection.js';
import { asked } from './hindered.js';
import { jsonOf, requestFrom } from './json.js';

/** Proves with a passkey who is there: for 15 minutes this session may do what matters most. @throws Trouble */
export async function confirmByPasskey(connection: Connection): Promise<void> {
  const { options } = await connection.call('passkey.request');
  const site = String(options.rpId);
  const answer = await asked(site, () => navigator.credentials.get({ publicKey: requestFrom(options) }));
  await connection.call('passkey.confirm', { credential: jsonOf(answer) } as Input<'passkey.confirm'>);
  // The page's back end is told the level by a new token.
  await connection.restore();
}

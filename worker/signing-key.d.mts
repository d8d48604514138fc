/** A new private key as JWK. Its name tells the day it was made, so that an operator knows which is the older one. */
export function newSigningKey(day?: string): Promise<Record<'kty' | 'crv' | 'x' | 'y' | 'd' | 'kid', string>>;

/** The signatures that a passkey may make, best first (COSE): EdDSA, ES256, RS256. */
export const ALGORITHMS = [-8, -7, -257] as const;

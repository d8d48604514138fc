/** How the platform signs: the hash goes for the signature and for the digest alike. */
export type Signing = 'rsa-sha1' | 'rsa-sha256';

/** What is known of the platform before anything is sent: where it is, who we are to it, whose answers we believe. */
export interface Platform {
  /** The number under which the platform knows us. */
  pid: string;
  /** Where its SOAP endpoint is. */
  soap: string;
  /** The ways to prove oneself that people are offered, in this order. */
  providers: string[];
  /** What our requests are signed with. */
  signature: Signing;
  /** What its answers may be signed with. */
  accepts: Signing[];
  /** Its public keys, base64 of SPKI DER; any of them may have signed. */
  keys: string[];
  /** Our private key, PKCS#8 PEM. */
  privateKey: string;
}

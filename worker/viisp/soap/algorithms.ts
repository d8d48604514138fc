import { DSIG } from './namespaces.js';
import type { Signing } from './platform.js';

/** The names of what signs and of what digests, which always go together. */
export interface Algorithms {
  signature: string;
  digest: string;
  /** The hash behind both. */
  hash: 'sha1' | 'sha256';
}

/** The algorithms that a signature may be made of, by the name they have in settings. */
export const ALGORITHMS: Record<Signing, Algorithms> = {
  'rsa-sha1': { signature: `${DSIG}rsa-sha1`, digest: `${DSIG}sha1`, hash: 'sha1' },
  'rsa-sha256': {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    hash: 'sha256',
  },
};

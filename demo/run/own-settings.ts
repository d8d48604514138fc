import { OFFICES } from './offices.ts';

/**
 * The demonstration's value for each setting of the production Worker that is the same on every port. None of them comes from
 * wrangler.toml: what an operator writes there is for the real service.
 */
export const OWN_SETTINGS = {
  MAIL_FROM: 'MIGRIS <prisijungimas@migris.example>',
  ISSUER: '',
  OLDEST_ELEMENTS: '',
  OFFICES: JSON.stringify(OFFICES),
  PASSKEY_SITE: '',
  EPOCH: '',
};

/** Where VIISP is and which origins there are depends on the port: each start says it, together with the secrets. */
export const PER_PORT = ['VIISP', 'PORTALS'];

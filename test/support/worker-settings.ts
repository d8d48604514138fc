/**
 * What the tests of the Worker begin with, for every setting of wrangler.toml: what an operator writes there changes no test. A test that
 * wants another value brings it to its `Site`.
 */
export const workerSettings = {
  PORTALS: '[{"id":"migris","name":{"lt":"MIGRIS","en":"MIGRIS"},"origins":[]}]',
  VIISP: '',
  MAIL_FROM: 'MIGRIS <prisijungimas@migris.example>',
  ISSUER: '',
  OLDEST_ELEMENTS: '',
  OFFICES: '[]',
  PASSKEY_SITE: '',
  EPOCH: '',
};

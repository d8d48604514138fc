import type { Platform, Signing } from './soap/platform.js';

/** How the way through VIISP is set up. */
export interface ViispSettings extends Platform {
  /** Where the browser is sent with its ticket. */
  portal: string;
  /** Where VIISP sends it back to: by default `/viisp/return` under the address that the page called. */
  postback: string | undefined;
}

const PROVIDERS = [
  'auth.lt.identity.card',
  'auth.lt.bank',
  'auth.signatureProvider',
  'auth.eidas',
  'auth.iltu.identity.card',
];
/** What staff may prove themselves with: a card of the state, or what tells the personal code. */
const OF_STAFF = ['auth.lt.identity.card', 'auth.lt.bank', 'auth.signatureProvider'];
const CARD_OF_STAFF = 'auth.lt.government.employee.card';
const SIGNINGS: Signing[] = ['rsa-sha1', 'rsa-sha256'];

/** Whether the way through VIISP is set up here. Where it is set up wrongly it is not offered, and `/healthz` says so. */
export function isViispOffered(env: Env): boolean {
  try {
    return viispSettings(env) !== undefined;
  } catch {
    return false;
  }
}

/** The means that a way through VIISP offers: whoever goes to the desk needs one that says which person of Lithuania it is. */
export function providersFor({ providers }: Pick<ViispSettings, 'providers'>, desk: boolean): string[] {
  if (!desk) return providers;
  return [CARD_OF_STAFF, ...providers.filter((provider) => OF_STAFF.includes(provider))];
}

let read: { text: string; key: string | undefined; settings: ViispSettings | undefined } | undefined;

/** The settings in `VIISP`; nothing where that way is not offered. @throws Error when they cannot be used */
export function viispSettings(env: Env): ViispSettings | undefined {
  if (read?.text !== env.VIISP || read.key !== env.VIISP_KEY)
    read = { text: env.VIISP, key: env.VIISP_KEY, settings: settingsOf(env) };
  return read.settings;
}

function settingsOf({ VIISP: text, VIISP_KEY: privateKey }: Env): ViispSettings | undefined {
  if (!text) return undefined;
  if (!privateKey) throw new Error('VIISP is set up, but the secret VIISP_KEY is missing.');
  const given: Partial<ViispSettings> = JSON.parse(text);
  const {
    pid,
    soap,
    portal,
    keys,
    postback,
    providers = PROVIDERS,
    signature = 'rsa-sha1',
    accepts = SIGNINGS,
  } = given;
  const sound =
    pid && soap && portal && URL.canParse(soap) && URL.canParse(portal) && (!postback || URL.canParse(postback));
  const listed = Array.isArray(keys) && keys.length > 0 && Array.isArray(providers) && providers.length > 0;
  const signed = [signature, ...accepts].every((each) => SIGNINGS.includes(each));
  // The first bytes of every key in these forms: a wrong one is told at once and not at somebody's sign-in.
  const readable =
    /^-----BEGIN PRIVATE KEY-----\s+MI/.test(privateKey) &&
    keys?.every((key) => /^MI[A-Za-z0-9+/]{100,}={0,2}$/.test(key));
  if (!sound || !listed || !signed || !readable)
    throw new Error('VIISP needs pid, soap, portal and keys; docs/operators.md says how.');
  return { pid, soap, portal, keys, postback, providers, signature, accepts, privateKey };
}

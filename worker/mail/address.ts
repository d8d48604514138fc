import { DOMAIN_LABEL_MAX, EMAIL_LOCAL_MAX, EMAIL_MAX } from '../../schema/limits.js';
import type { Problem } from '../../schema/problem.js';

/** An e-mail address in the three forms that the Worker needs. */
export interface Address {
  /** As typed, trimmed: what the person sees as theirs. */
  typed: string;
  /** Where mail goes: the domain as ASCII (UTS-46), so a look-alike shows itself. Identity is this in lower case. */
  deliverTo: string;
  /** Identity: two people never share it, two spellings of one mailbox may differ. */
  canonical: string;
  /** For limiting only: case, tags, and the dots and domains that big services do not tell apart are folded away. */
  limiter: string;
  /** Whether one label of the domain mixes scripts, as imitations do. */
  mixedScripts: boolean;
}

/** RFC 5322 §3.2.3 dot-atom; quoted local parts are refused by policy. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;

/** Characters that nobody sees: they make one address look like another (Unicode §5.21). */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Domains of one mail service, each under the one that stands for all. */
const SAME_SERVICE: Record<string, string> = {
  'googlemail.com': 'gmail.com',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'pm.me': 'proton.me',
  'protonmail.com': 'proton.me',
  'ya.ru': 'yandex.ru',
  'yandex.com': 'yandex.ru',
  'yandex.by': 'yandex.ru',
  'yandex.kz': 'yandex.ru',
};
/** Services that do not tell a local part with dots from one without. */
const DOTS_IGNORED = new Set(['gmail.com', 'proton.me', 'yandex.ru']);

/** Reads an address as a person types it. Lengths are looked at before any pattern. */
export function readAddress(input: string): { value: Address } | { problem: Problem } {
  if (input.length > 2 * EMAIL_MAX) return { problem: 'email_invalid' };
  const typed = input.trim();
  if (typed === '') return { problem: 'email_required' };
  if (UNSEEN.test(typed)) return { problem: 'email_invalid' };
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1);
  if (at < 1 || typed.length > EMAIL_MAX || local.length > EMAIL_LOCAL_MAX) return { problem: 'email_invalid' };
  const host = asciiHost(domain);
  if (!host || host.length + local.length + 1 > EMAIL_MAX) return { problem: 'email_invalid' };
  if (/^[\p{L}\p{M}\p{N}.]+$/u.test(local) && /[^\0-\x7f]/.test(local)) return { problem: 'email_local_unsupported' };
  if (!LOCAL.test(local)) return { problem: 'email_invalid' };

  const canonical = `${local.toLowerCase()}@${host}`;
  return {
    value: {
      typed,
      deliverTo: `${local}@${host}`,
      canonical,
      limiter: fold(local.toLowerCase(), host),
      mixedScripts: domain
        .split('.')
        .some((label) => /\p{Script=Latin}/u.test(label) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label)),
    },
  };
}

/** The domain as the DNS knows it, by the URL parser's own UTS-46 (non-transitional: straße is not strasse). */
function asciiHost(domain: string): string | undefined {
  if (!DOMAIN.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const host = new URL(`http://${domain}`).hostname;
  const labels = host.split('.');
  const sound = labels.every(
    (label) => label.length <= DOMAIN_LABEL_MAX && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label),
  );
  return sound && labels.length > 1 && /[a-z]/.test(labels.at(-1) as string) ? host : undefined;
}

/** For limits one mailbox should be one key, so tags go whatever the domain: too wide a key only makes somebody wait. */
function fold(local: string, host: string): string {
  const service = SAME_SERVICE[host] ?? host;
  const untagged = local.replace(/\+.*$/, '');
  return `${DOTS_IGNORED.has(service) ? untagged.replaceAll('.', '') : untagged}@${service}`;
}

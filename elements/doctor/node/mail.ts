import { Resolver } from 'node:dns/promises';
import type { SeenMail } from '../seen.js';

/** Where Cloudflare, which sends the mails, publishes its keys: for sending, and for routing. Nobody can list selectors. */
const SELECTORS = ['cf-bounce', 'cf2024-1'];
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;

/** Asks the name servers what they say of a mail domain; nothing where it can be none. */
export async function seeMail(domain: string | undefined, servers: string[]): Promise<SeenMail | undefined> {
  if (!domain || !DOMAIN.test(domain) || isReserved(domain)) return undefined;
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  const some = (names: string[], pattern: RegExp) => anyOf(resolver, names, pattern);
  const [spf, dkim, dmarc] = await Promise.all([
    some([`cf-bounce.${domain}`, domain], /^v=spf1( |$)/i),
    some(
      SELECTORS.map((selector) => `${selector}._domainkey.${domain}`),
      /(^|;)\s*p=[A-Za-z0-9+/]/,
    ),
    some(
      upwards(domain).map((name) => `_dmarc.${name}`),
      /^v=DMARC1\b/i,
    ),
  ]);
  return { domain, spf, dkim, dmarc };
}

/** Names that are never in the DNS: those of examples and tests. */
function isReserved(domain: string): boolean {
  return /(^|\.)(example|test|invalid|localhost)$/i.test(domain);
}

/** A domain and those above it, but for the last label. */
function upwards(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

async function anyOf(resolver: Resolver, names: string[], pattern: RegExp): Promise<boolean | null> {
  const answers = await Promise.all(names.map((name) => textsAt(resolver, name)));
  if (answers.some((texts) => texts?.some((text) => pattern.test(text)))) return true;
  return answers.includes(null) ? null : false;
}

/** The texts of a name; none where it has none, null where nobody answers. */
async function textsAt(resolver: Resolver, name: string): Promise<string[] | null> {
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    return ['ENODATA', 'ENOTFOUND'].includes((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
  }
}

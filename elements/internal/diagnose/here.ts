import { isOurs } from '../../doctor/address.js';
import { type Found, look } from '../../doctor/look.js';
import { policiesIn } from '../../doctor/policy.js';
import type { Seen, SeenPage, SeenPolicy, SeenScript } from '../../doctor/seen.js';
import { ears, TIMEOUT_MS } from './ears.js';

/** Written by the build, from package.json. */
declare const MIGRIS_VERSION: string;

// Not from where the elements have it: what is shared with them would be a chunk of its own for every phone.
const version = typeof MIGRIS_VERSION === 'string' ? MIGRIS_VERSION : '';

/** Looks at this page from inside, with an API that one of its elements speaks to. */
export async function lookHere(base: string): Promise<Seen> {
  const policies = await policiesHere();
  // What the browser stops meanwhile, it stops for a policy that it names in full.
  const heard = ({ originalPolicy: text, disposition }: SecurityPolicyViolationEvent) => {
    if (disposition === 'enforce' && !policies.some((each) => isSame(each.text, text)))
      policies.push({ where: 'header', text });
  };
  document.addEventListener('securitypolicyviolation', heard);
  try {
    const page = await pageHere(policies);
    const scripts = scriptsHere();
    return await look({ by: 'page', page, home: document.baseURI, scripts, tags: tagsHere(base), bases: [base] }, ears);
  } finally {
    document.removeEventListener('securitypolicyviolation', heard);
  }
}

async function pageHere(policies: SeenPolicy[]): Promise<SeenPage> {
  return {
    url: location.href,
    origin: self.origin,
    title: document.title.slice(0, 80),
    policies,
    otherScripts: 0,
    storage: await keeps(),
  };
}

/** The policies of the page: those in it, and those of its headers where its server tells them once more. */
async function policiesHere(): Promise<SeenPolicy[]> {
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')];
  const own =
    location.protocol === 'file:'
      ? undefined
      : await fetch(location.href, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
  const header = own?.headers.get('content-security-policy');
  return [
    ...policiesIn(header).map((text): SeenPolicy => ({ where: 'header', text })),
    ...metas.flatMap(({ content }) => policiesIn(content)).map((text): SeenPolicy => ({ where: 'meta', text })),
  ];
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s;]+/g, ' ')
      .trim();
  return plain(one) === plain(other);
}

/** The scripts that stand in the page, and those that it once loaded. */
function scriptsHere(): SeenScript[] {
  const tags = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(({ src }) => isOurs(src));
  const standing = tags.map(({ src, type, integrity, nonce }) => ({ src, type, integrity, nonce: !!nonce }));
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => isOurs(name) && !tags.some(({ src }) => src === name))
    .map((src) => ({ src, type: 'module', integrity: '', nonce: true }));
  const all = [...standing, ...new Map(loaded.map((each) => [each.src, each])).values()];
  const [only] = all;
  return all.length === 1 && only && version ? [{ ...only, version }] : all;
}

function tagsHere(base: string): Found['tags'] {
  return [...document.querySelectorAll<HTMLElement & { api?: string }>('*')]
    .filter(({ localName }) => localName.startsWith('migris-'))
    .map((tag) => ({ name: tag.localName, api: tag.api || tag.getAttribute('api') || base, selfClosed: false }));
}

/** Whether the browser keeps what the elements must remember. */
async function keeps(): Promise<boolean> {
  try {
    sessionStorage.setItem('migris doctor', '1');
    sessionStorage.removeItem('migris doctor');
    return await new Promise((resolve) => {
      const request = indexedDB.open('migris doctor');
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase('migris doctor');
        resolve(true);
      };
    });
  } catch {
    return false;
  }
}

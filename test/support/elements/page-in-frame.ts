import type { Trouble } from '../../../elements/internal/trouble.js';
import { Api } from './api.js';

/** What the test reads from a page in a frame. */
export interface Framed extends Window {
  api: Api;
  /** What went wrong there: policies that were broken, errors that nobody caught. */
  faults: string[];
  heard: string[];
  /** What each call told of the elements' version. */
  versions: string[];
}

// Each page has an API of its own: what browsers keep is kept by its address.
const api = new Api({}, `${location.origin}/framed/${crypto.randomUUID()}/trpc`);
const page = Object.assign(window as unknown as Framed, {
  api,
  faults: [] as string[],
  heard: [] as string[],
  versions: [] as string[],
});
const { fetch: browserFetch } = window;

window.fetch = async (url, init) => {
  if (!String(url).startsWith(api.base)) return browserFetch(url, init);
  try {
    const { origin, pathname, search } = new URL(String(url));
    page.versions.push(search);
    const headers = init?.headers as Record<string, string>;
    const data = await api.answer(`${origin}${pathname}`, JSON.parse(String(init?.body)), headers);
    return Response.json({ result: { data } });
  } catch (error) {
    return Response.json({ error: { data: (error as Trouble).facts } });
  }
};

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  page.faults.push(`${violatedDirective} ${blockedURI} ${sample}`);
});
window.addEventListener('error', ({ message }) => page.faults.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => page.faults.push(String(reason)));
for (const name of ['migris-signed-in', 'migris-signed-out', 'migris-profile-saved'] as const) {
  document.addEventListener(name, (event) => {
    // That nobody was signed in when the page was opened is of no interest here.
    if (!('restored' in event && event.restored && name === 'migris-signed-out')) page.heard.push(name);
  });
}

/** What a browser does that blocks all that a site would keep: reading the property throws, or there is nothing to read. */
const blocked: Record<string, () => unknown> = {
  throws: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  isNull: () => null,
  // Asked, it never answers.
  hangs: () => ({ open: () => ({}) }),
};
const block = blocked[new URLSearchParams(location.search).get('storage') ?? ''];
if (block) Object.defineProperty(window, 'indexedDB', { get: block });
for (const name of ['sessionStorage', 'localStorage', 'BroadcastChannel'])
  if (block && block !== blocked.hangs) Object.defineProperty(window, name, { get: block });

for (const element of document.querySelectorAll<HTMLElement>('migris-account, migris-login')) {
  element.setAttribute('api', api.base);
  // As a page may do whose own script is quicker than ours.
  Object.assign(element, { locale: 'en' });
}

for (const address of new URLSearchParams(location.search).getAll('bundle')) {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = address;
  document.head.append(script);
}

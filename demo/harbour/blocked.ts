/** What a browser does that keeps nothing for a page: every way to keep something is refused, as with the strictest setting. */
function refuse(): never {
  throw new DOMException('Access is denied on this page.', 'SecurityError');
}

for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'cookieStore'])
  Object.defineProperty(window, name, { get: refuse });
Object.defineProperty(window, 'BroadcastChannel', {
  value: class {
    constructor() {
      refuse();
    }
  },
});
Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });

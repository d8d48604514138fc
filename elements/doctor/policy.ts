/** A Content-Security-Policy: the sources of each directive. */
export type Policy = Map<string, string[]>;

/** The directives that speak of something, the first one present before the others. */
const CHAINS = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
  form: ['form-action'],
} as const;

/** What a policy may forbid. */
export type Use = keyof typeof CHAINS;

/** Reads a policy as browsers do: of two directives of a name the first one counts. */
export function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** The policies of one header, which commas separate. */
export function policiesIn(header: string | null | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean);
}

/** A policy as a server sends it. */
export function written(policy: Policy): string {
  return [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** The directive that decides about a use; undefined where the policy leaves it free. */
export function decisive(policy: Policy, use: Use): string | undefined {
  return CHAINS[use].find((name) => policy.has(name));
}

/** The sources that decide about a use; undefined where the policy leaves it free. */
export function sourcesFor(policy: Policy, use: Use): string[] | undefined {
  const name = decisive(policy, use);
  return name === undefined ? undefined : policy.get(name);
}

/** Whether a list of sources lets a page at `page` use an address. */
export function allows(sources: readonly string[], address: string, page: string): boolean {
  return sources.some((source) => matches(source, new URL(address), new URL(page)));
}

function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol) || url.protocol === page.protocol;
  if (source.toLowerCase() === "'self'") return url.host === page.host && upgrades(page.protocol, url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return upgrades(source.toLowerCase(), url.protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[^:/*']+|\[[^\]]+\])(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!parts) return false;
  const [, scheme = page.protocol, host = '', port, path] = parts;
  return (
    upgrades(scheme.toLowerCase(), url.protocol) &&
    fitsHost(host.toLowerCase(), url) &&
    fitsPort(port, scheme, url) &&
    fitsPath(path, url)
  );
}

/** What allows http allows https too. */
function upgrades(allowed: string, used: string): boolean {
  return allowed === used || (allowed === 'http:' && used === 'https:');
}

function fitsHost(host: string, { hostname }: URL): boolean {
  if (host === '*') return true;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

function fitsPort(port: string | undefined, scheme: string, url: URL): boolean {
  const usual = (protocol: string) => (protocol === 'https:' ? '443' : '80');
  const used = url.port || usual(url.protocol);
  if (port === '*') return true;
  if (port === undefined) return used === usual(url.protocol);
  return port === used || (port === '80' && used === '443' && scheme !== 'https:');
}

function fitsPath(path: string | undefined, { pathname }: URL): boolean {
  if (!path || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}

/** Lets a policy allow one more source for a use, where it says anything about it. */
export function allow(policy: Policy, use: Use, source: string): void {
  const name = decisive(policy, use);
  if (name === undefined) return;
  const kept = (policy.get(name) ?? []).filter((each) => each.toLowerCase() !== "'none'");
  // What is only the default stays as it is for everything else.
  policy.set(name === 'default-src' ? `${use}-src` : name, [...kept, source]);
}

/** What a person knows a device by. */
export interface Device {
  browser: string;
  system: string;
}

/** Browsers that name themselves beside those that they are made of. */
const browsers: Record<string, string> = {
  Edg: 'Edge',
  EdgA: 'Edge',
  EdgiOS: 'Edge',
  Firefox: 'Firefox',
  FxiOS: 'Firefox',
  CriOS: 'Chrome',
  SamsungBrowser: 'Samsung Internet',
  OPR: 'Opera',
  OPT: 'Opera',
};

const LONGEST = 512;

/** Names that stand in the text of every browser of their family, and say nothing. */
const FAMILY = ['Mozilla', 'AppleWebKit', 'Gecko', 'Version', 'Mobile', 'Safari', 'Chrome'];

/** Systems by what their browsers write, the more particular ones first. */
const systems: [RegExp, string][] = [
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows NT\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * The device of a caller as it is kept, `Firefox/Windows`: no version and no model. Null for a browser that is not known for certain,
 * also for one inside another app: a wrong name would frighten its owner.
 */
export function deviceOf(request: Request): string | null {
  const text = request.headers.get('user-agent') ?? '';
  // No browser says that much, and looking for brackets in a long text takes long.
  if (text.length > LONGEST) return null;
  const browser = browserIn(text);
  const system = systems.find(([mark]) => mark.test(/\(([^)]*)\)/.exec(text)?.[1] ?? ''))?.[1];
  return browser && system ? `${browser}/${system}` : null;
}

/** Reads what `deviceOf` made. */
export function readDevice(kept: string | null): Device | null {
  const [browser, system] = kept?.split('/') ?? [];
  return browser && system ? { browser, system } : null;
}

function browserIn(text: string): string | undefined {
  if (/; wv\)/.test(text)) return undefined;
  const named = [...text.replace(/\([^)]*\)/g, '').matchAll(/([^\s/]+)(?:\/\S*)?/g)].map(([, name = '']) => name);
  const own = named.filter((name) => !FAMILY.includes(name));
  if (own.length > 1) return undefined;
  if (own[0] !== undefined) return Object.hasOwn(browsers, own[0]) ? browsers[own[0]] : undefined;
  if (named.includes('Chrome')) return 'Chrome';
  return named.includes('Safari') && named.includes('Version') ? 'Safari' : undefined;
}

/** A longer address is nobody's. */
const MOST_CHARACTERS = 2000;

/** An address that can be asked over HTTP, told from where it stands; undefined where it is none. */
export function webAt(address: string, home?: string): string | undefined {
  if (!URL.canParse(address, home)) return undefined;
  const { href, protocol } = new URL(address, home);
  return /^https?:$/.test(protocol) && href.length <= MOST_CHARACTERS ? href : undefined;
}

/** Whether an address is that of a script that brings the elements. */
export function isOurs(src: string): boolean {
  if (src.length > MOST_CHARACTERS || !URL.canParse(src)) return false;
  const { protocol, pathname } = new URL(src);
  return /^(https?|file):$/.test(protocol) && /\/migris(\.min)?\.js$/.test(pathname);
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/** An element of a request that holds a text. */
export function tag(name: string, text: string): string {
  return `<authentication:${name}>${text.replace(/[&<>\r]/g, (character) => ESCAPED[character] as string)}</authentication:${name}>`;
}

/**
 * The address of the API of an element: what its page says, or else where this script came from. The npm package has another such
 * file, elements/package/home.ts: what a bundler has moved does not know where it came from.
 */
export function homeOf({ api }: { api: string }): string {
  return new URL(api || '/trpc', api ? document.baseURI : import.meta.url).href.replace(/\/$/, '');
}

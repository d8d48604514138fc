import type { Found } from './look.js';
import type { SeenPart } from './seen.js';

/** How much of a page is looked at: more of it than that was written for nobody. */
const MOST_TAGS = 50;
const MOST_POLICIES = 10;
const POLICY_CHARACTERS = 8000;
const AT_ONCE = 2;

/** The part of a page that is looked at, with what that leaves out. */
export function partOf(found: Found): Found & { parts: SeenPart[] } {
  const { page, tags } = found;
  const policies = page.policies.filter(({ text }) => text.length <= POLICY_CHARACTERS).slice(0, MOST_POLICIES);
  const some = tags.slice(0, MOST_TAGS);
  const parts = [...part('Content-Security-Policy', policies, page.policies), ...part('<migris-…>', some, tags)];
  return { ...found, page: { ...page, policies }, tags: some, parts };
}

/** What is to be told where only some of a kind were looked at. */
export function part(kind: string, some: unknown[], all: unknown[]): SeenPart[] {
  return some.length < all.length ? [{ kind, looked: some.length, all: all.length }] : [];
}

/** Does something for each, few at a time, until that is enough. */
export async function fewAtOnce<Item, Done>(
  items: Item[],
  work: (item: Item) => Promise<Done>,
  isEnough = (_: Done[]) => false,
): Promise<Done[]> {
  const done: Done[] = [];
  for (let at = 0; at < items.length && !isEnough(done); at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return done;
}

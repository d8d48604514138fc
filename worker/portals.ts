import * as z from 'zod/mini';
import { perIsolate } from './per-isolate.js';

const Origin = z.string().check(z.refine((text) => URL.canParse(text) && isOrigin(new URL(text), text)));
const Address = z.string().check(z.refine((text) => URL.canParse(text) && isPage(new URL(text), text)));
const Label = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

const Entry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)),
  name: z.strictObject({ lt: Label, en: Label }),
  origins: z.array(Origin),
  audience: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/))),
  returnTo: z.optional(z.array(Address).check(z.minLength(1))),
  contact: z.optional(z.string().check(z.refine(isContact))),
  desk: z.optional(z.boolean()),
});

/** A site that may embed the elements. */
export interface Portal {
  id: string;
  /** What people call it, by language. */
  name: { lt: string; en: string };
  /** Exact origins, as a browser sends them. */
  origins: string[];
  /** Whom its ID tokens are for. */
  audience: string;
  /** The pages that VIISP may bring a person back to; undefined where any page of its origins may. */
  returnTo: string[] | undefined;
  /** Where those who run it are reached: an address of theirs, by mail or on the web. */
  contact: string | null;
  /** Whether staff work at its pages: on all others a session opens no desk. */
  desk: boolean;
}

/** The registry `PORTALS`. @throws Error when it is malformed: a guess at who may embed the elements would be worse than none */
export const portalsIn = perIsolate((text: string): Portal[] => {
  try {
    const entries = z.array(Entry).check(z.minLength(1)).parse(JSON.parse(text));
    const portals = entries.map((entry) => ({
      ...entry,
      audience: entry.audience ?? entry.id,
      returnTo: entry.returnTo,
      contact: entry.contact ?? null,
      desk: entry.desk ?? false,
    }));
    if (portals.every((portal) => belongsToItself(portal)) && areApart(portals)) return portals;
  } catch {
    // Told below, in words that an operator can use.
  }
  throw new Error('PORTALS is malformed; docs/operators.md says how it is written.');
});

/**
 * The portal that a call comes from. A browser always names its origin on a POST; a caller without one is no page and is
 * served as our own. Comparison is exact: no suffixes, no `null`, no other port or scheme.
 */
export function portalOf(origin: string | null, own: string, portals: Portal[]): Portal | undefined {
  const home = portals[0];
  if (origin === null || origin === own) return home;
  return portals.find((portal) => portal.origins.includes(origin));
}

/** An origin as a browser would send it. A star is a letter like any other in an address, and would never match what its author meant. */
function isOrigin({ protocol, origin, hostname }: URL, text: string): boolean {
  return /^https?:$/.test(protocol) && origin === text && /^([\w-]+(\.[\w-]+)*|\[[\da-f:]+\])$/.test(hostname);
}

function isPage(url: URL, text: string): boolean {
  return isOrigin(url, url.origin) && `${url.origin}${url.pathname}` === text;
}

/** An address that may stand in a link: nothing that a browser would run. */
function isContact(text: string): boolean {
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) return true;
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function belongsToItself({ origins, returnTo = [] }: Portal): boolean {
  return returnTo.every((address) => origins.includes(new URL(address).origin));
}

/** Whether no two share an id, an origin or an audience: a token for one would be a token for the other. */
function areApart(portals: Portal[]): boolean {
  const unique = (values: string[]) => new Set(values).size === values.length;
  return (
    unique(portals.map(({ id }) => id)) &&
    unique(portals.map(({ audience }) => audience)) &&
    unique(portals.flatMap(({ origins }) => origins))
  );
}

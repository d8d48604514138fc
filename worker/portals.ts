/** A site that may embed the elements. */
export interface Portal {
  id: string;
  /** What people call it, by language. */
  name: Record<string, string>;
  /** Exact origins, as a browser sends them. */
  origins: string[];
}

/**
 * The portal that a call comes from. A browser always names its origin on a POST; a caller without one is no page and is
 * served as our own. Comparison is exact: no suffixes, no `null`, no other port or scheme.
 */
export function portalOf(origin: string | null, own: string, portals: Portal[]): Portal | undefined {
  const home = portals[0];
  if (origin === null || origin === own) return home;
  return portals.find((portal) => portal.origins.includes(origin));
}

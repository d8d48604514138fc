/** Events of the elements that a page may want to know of. */
export const watched = ['migris-signed-in', 'migris-signed-out', 'migris-profile-saved', 'migris-refused'] as const;

/** What the stage tells the playground: that an element stands there, or that it said something. */
export type News = { shown: string } | { event: string; told: Record<string, unknown> };

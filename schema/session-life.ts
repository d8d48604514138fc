// Apart from the other limits: a page that warns of these would load those too, in a file of their own.

/** A session ends after this long without a call … */
export const SESSION_IDLE_MS = 30 * 60_000;
/** … and this long after sign-in, whatever happens. */
export const SESSION_LIFE_MS = 12 * 3_600_000;
/** The same at the desk of staff, who see what belongs to others. */
export const DESK_IDLE_MS = 15 * 60_000;
export const DESK_LIFE_MS = 8 * 3_600_000;

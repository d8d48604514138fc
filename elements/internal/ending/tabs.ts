import { now } from '../clock.js';
import type { Connection } from '../connection.js';
import { Trouble } from '../trouble.js';

/** What ends a session, as a page knows: the clock, or its person who said that somebody else had signed in. */
export type Why = 'idle' | 'over' | 'not_me';

/** Other tabs may hold another version of us: the build gives what is written out a shorter name. */
const LAPSED = 'lapsed';

/** What tabs tell each other: when the session was last used, or that it lapsed and why. */
type News = number | { [LAPSED]: Why | undefined };

/** Clocks of tabs are as far apart as the answers that they learned the time from. */
const AHEAD_MS = 60_000;

/** Whether a tab told when the session was used: what is later than now would keep it open for ever. */
function isUse(news: unknown): news is number {
  return Number.isFinite(news) && (news as number) <= now() + AHEAD_MS;
}

/** Whether a tab told that the session lapsed. */
function isEnd(news: unknown): news is { [LAPSED]: Why | undefined } {
  if (typeof news !== 'object' || news === null || !(LAPSED in news)) return false;
  return ([undefined, 'idle', 'over', 'not_me'] as unknown[]).includes(news[LAPSED]);
}

/** Ends the session that lapsed, in this tab. */
export function lapse(connection: Connection, why: Why | undefined): void {
  connection.lapsed = new Trouble({ refusal: 'signed_out', ...(why && { cause: why }) });
}

/**
 * Lets all tabs of a session know why it came to its end and, whenever the result is called, when it was last used. Where nothing is
 * kept, each tab has a session of its own.
 */
export function shareUse(connection: Connection): () => void {
  let channel: BroadcastChannel;
  let shared = 0;
  try {
    channel = new BroadcastChannel(`migris use ${connection.base}`);
  } catch {
    return () => {};
  }
  const tell = (news: News) => connection.forgetful || channel.postMessage(news);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (connection.forgetful) return;
    if (isUse(data)) {
      connection.used = Math.max(connection.used, data);
      shared = Math.max(shared, data);
    } else if (isEnd(data) && connection.person) lapse(connection, data[LAPSED]);
  };
  let told: Trouble | undefined;
  connection.addEventListener('change', () => {
    const { person, unsure, lapsed } = connection;
    if (person === null && !unsure && lapsed && lapsed !== told) tell({ [LAPSED]: lapsed.facts.cause });
    told = lapsed;
  });
  return () => {
    if (connection.used > shared) tell(connection.used);
    shared = connection.used;
  };
}

import type { Connection } from '../connection.js';
import { Trouble } from '../trouble.js';

/** What ends a session without the person's doing, as a page knows by the clock. */
export type Why = 'idle' | 'over';

/** What tabs tell each other: when the session was last used, or that it lapsed and why. */
type News = number | { lapsed: Why | undefined };

/** Ends the session that lapsed, in this tab. */
export function lapse(connection: Connection, why: Why | undefined): void {
  connection.lapsed = new Trouble({ refusal: 'signed_out', ...(why && { why }) });
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
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (connection.forgetful) return;
    if (typeof data === 'number') shared = connection.used = Math.max(connection.used, data);
    else if (connection.person) lapse(connection, data.lapsed);
  };
  let told: Trouble | undefined;
  connection.addEventListener('change', () => {
    const { person, lapsed } = connection;
    if (person === null && lapsed && lapsed !== told) tell({ lapsed: lapsed.facts.why });
    told = lapsed;
  });
  return () => {
    if (connection.used > shared) tell(connection.used);
    shared = connection.used;
  };
}

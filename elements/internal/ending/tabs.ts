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

/** Lets all tabs of a session know when it was last used, and why it came to its end. Where nothing is kept, each tab has its own. */
export function shareUse(connection: Connection): void {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(`migris use ${connection.base}`);
  } catch {
    return;
  }
  const tell = (news: News) => connection.forgetful || channel.postMessage(news);
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (connection.forgetful) return;
    if (typeof data === 'number') connection.used = Math.max(connection.used, data);
    else if (connection.person) lapse(connection, data.lapsed);
  };
  connection.addEventListener('used', () => tell(connection.used));
  let told: Trouble | undefined;
  connection.addEventListener('change', () => {
    const { person, lapsed } = connection;
    if (person === null && lapsed && lapsed !== told) tell({ lapsed: lapsed.facts.why });
    told = lapsed;
  });
}

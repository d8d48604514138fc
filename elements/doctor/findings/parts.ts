import type { Finding } from '../finding.js';
import type { Seen } from '../seen.js';

/** What was too much to be looked at. */
export function partFindings({ parts }: Seen): Finding[] {
  return parts.map(({ kind, looked, all }) => ({
    id: 'too-many',
    facts: [String(looked), `${all} ${kind}`],
    lines: [],
  }));
}

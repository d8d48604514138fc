import { originOf } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Seen } from '../seen.js';

/** From here on a proof of a clock that nobody corrects is refused. */
const SKEW_MS = 60_000;

/** What the device does that the page cannot: a clock that is wrong, a browser that keeps nothing. */
export function deviceFindings({ page, apis }: Seen): Finding[] {
  const skewed = apis
    .filter(({ aheadMs = 0 }) => Math.abs(aheadMs) > SKEW_MS)
    .map(
      (api): Finding => ({
        id: 'clock-skew',
        facts: [String(Math.round(Math.abs(api.aheadMs ?? 0) / 1000)), originOf(api)],
        lines: ['timedatectl set-ntp true'],
      }),
    );
  const blocked: Finding = { id: 'storage-blocked', facts: [page.origin], lines: [] };
  // A page without an origin has nowhere to store anything; that is told elsewhere.
  return page.storage === false && page.origin !== 'null' ? [...skewed, blocked] : skewed;
}

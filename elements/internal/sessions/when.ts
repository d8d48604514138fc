import type { Language } from '../locale.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long ago it was, as people say it; a session is never much older than its hours. */
export function ago(at: number, now: number, language: Language): string {
  const said = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const since = Math.max(0, now - at);
  if (since < MINUTE) return said.format(0, 'second');
  return since < HOUR
    ? said.format(-Math.floor(since / MINUTE), 'minute')
    : said.format(-Math.floor(since / HOUR), 'hour');
}

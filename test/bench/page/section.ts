import { bundled } from '../bytes/bundle.ts';
import type { Section, Tools } from '../section.ts';
import { Chromium } from './browser.ts';
import { type PageName, pageNames, pagesFor } from './pages.ts';
import { reportOf } from './report.ts';
import { serveOrigins } from './servers.ts';
import { type Visit, visit } from './visit.ts';

/** How often each page is visited; an odd number, so that a median is a visit. */
const VISITS = 7;

/** How long people wait for a field, on a slow phone, here and elsewhere. */
export const page: Section = {
  name: 'page',
  title: 'Browser time',
  measure: async (tools) => reportOf(await visitAll(tools)),
};

async function visitAll({ say, scratch }: Tools): Promise<Record<PageName, Visit[]>> {
  const names = Object.keys(pageNames) as PageName[];
  const origins = await serveOrigins(pagesFor, await bundled('floor'));
  const browser = await Chromium.start(scratch);
  const visits: Record<PageName, Visit[]> = { ours: [], hanko: [], bare: [], form: [] };
  try {
    // By turns, so that whatever else the machine does is shared; the first round warms up what a browser keeps for all pages.
    for (let round = 0; round <= VISITS; round += 1) {
      say(round === 0 ? 'warming up' : `visiting each page, ${round} of ${VISITS}`);
      for (const name of names) {
        const made = await visit(browser, `${origins.site}/${name}`);
        if (round > 0) visits[name].push(made);
      }
    }
  } finally {
    await browser.close();
    origins.close();
  }
  return visits;
}

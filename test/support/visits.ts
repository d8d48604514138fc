import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { chromium, chromiumFlags } from './chromium.ts';
import { projectFolder } from './command.ts';
import { type Demo, startDemo, type Wishes } from './demo.ts';

/** The running demonstration and the browsers of people who visit it. */
export interface Visits {
  demo: Demo;
  browser: Browser;
  /** Opens the site, or `baseURL`, as somebody new, and keeps a trace of everything if the person does not get through. */
  visit: (name: string, options: BrowserContextOptions, walk: (page: Page) => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
}

/** Starts the demonstration and a browser. Pages may talk to the site, and to `others` that a test names. */
export async function openVisits(others: (site: string) => string[] = () => [], wishes?: Wishes): Promise<Visits> {
  const demo = await startDemo(wishes);
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
  const allowed = [demo.site, ...others(demo.site)];
  return {
    demo,
    browser,
    visit: async (name, options, walk) => {
      const context = await browser.newContext({ locale: 'lt-LT', ...options });
      await context.tracing.start({ screenshots: true, snapshots: true });
      const { page, faults } = await openPage(context, allowed);
      const trace = `${projectFolder}test/.output/${name}.zip`;
      rmSync(trace, { force: true });
      try {
        await page.goto(options.baseURL ?? demo.site);
        await walk(page);
        assert.deepEqual(faults, []);
        await context.tracing.stop();
      } catch (error) {
        await context.tracing.stop({ path: trace });
        console.log(`To see it step by step: npx playwright-core show-trace ${trace}`);
        throw error;
      } finally {
        // What the page is still asking for, and a test answers, has nobody to come to any more.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      }
    },
    close: async () => {
      await browser.close();
      await demo.stop();
    },
  };
}

/** A page, and what goes wrong on it. */
export interface Opened {
  page: Page;
  faults: string[];
}

/** Opens a page that is watched. */
export async function openPage(context: BrowserContext, allowed: string[]): Promise<Opened> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, faults: faultsOf(page, allowed) };
}

/** What goes wrong on a page without the person being told: errors, refused styles and scripts, calls to somewhere else. */
function faultsOf(page: Page, allowed: string[]): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // Chromium writes a line of its own for every answer that says no; the person has been told.
    const refusal =
      /the server responded with a status of (4\d\d|503)/.test(message.text()) &&
      /\/(trpc|portal)\//.test(message.location().url);
    if (message.type() === 'error' && !refusal) faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (!allowed.some((site) => request.url().startsWith(site))) faults.push(`a call to ${request.url()}`);
  });
  return faults;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './chromium.ts';
import { type Opened, openPage } from './visits.ts';

/** What a person may set in Chromium, as it keeps it itself. */
export const settings = {
  /** No site may keep anything: 2 is "block". */
  nothing: { profile: { default_content_setting_values: { cookies: 2 } } },
  /** No site may keep anything inside another one. */
  noThirdParties: { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } },
  usual: {},
};

/** Walks through pages with a Chromium of its own that was set so. */
export async function visitWith(
  preferences: object,
  allowed: string[],
  walk: (opened: Opened) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'migris-browser-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
  const options = { executablePath: chromium(), args: chromiumFlags, locale: 'lt-LT' };
  const context = await playwright.launchPersistentContext(folder, options);
  try {
    await walk(await openPage(context, allowed));
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

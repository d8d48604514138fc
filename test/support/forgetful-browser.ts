import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './chromium.ts';

/** What a person sets in Chromium who lets no site keep anything: 2 is "block". */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** Walks through pages with a Chromium of its own; with `blocked`, its settings refuse every site cookies and storage. */
export async function visitForgetfully(
  blocked: boolean,
  walk: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'migris-browser-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(blocked ? BLOCKED : {}));
  const context = await playwright.launchPersistentContext(folder, {
    executablePath: chromium(),
    args: chromiumFlags,
    locale: 'lt-LT',
  });
  try {
    await walk(context);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

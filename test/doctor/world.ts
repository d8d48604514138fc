import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from '../support/chromium.ts';
import { projectFolder } from '../support/command.ts';
import { type Demo, startDemo } from '../support/demo.ts';
import { type Names, startNames } from './names.ts';
import { certificate, type Pages, startPages } from './pages.ts';
import { type ApiProxy, startProxy } from './proxy.ts';

/** A finding as programs get it. */
export interface Report {
  id: string;
  lines: string[];
  what: string;
}

/** Everything around a page: the real API behind a proxy, two sites, a name server, a browser. */
export interface World {
  proxy: ApiProxy;
  pages: Pages;
  secure: Pages;
  names: Names;
  browser: Browser;
  doctor: string;
  close: () => Promise<void>;
}

const DOCTOR = `${projectFolder}node_modules/.cache/doctor-test.mjs`;
const PATIENCE_MS = 20_000;
/** How long an element may take that never comes. */
const NEVER_MS = 2500;

/** What the DNS says of a mail domain that is well. */
export const MAIL = {
  'cf-bounce.mail.ministry.lt': 'v=spf1 include:_spf.mx.cloudflare.net ~all',
  'cf-bounce._domainkey.mail.ministry.lt': 'v=DKIM1; h=sha256; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOC',
  '_dmarc.ministry.lt': 'v=DMARC1; p=quarantine',
};

/** Starts everything. */
export async function startWorld(): Promise<World> {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['elements/doctor/main.ts'],
    outfile: DOCTOR,
    ...({ bundle: true, platform: 'node', format: 'esm', target: 'node20' } as const),
  });
  const demo: Demo = await startDemo();
  const proxy = await startProxy(demo.site);
  const [pages, secure, names] = [await startPages(), await startPages({ secure: true }), await startNames()];
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags });
  const close = async () => {
    for (const each of [proxy, pages, secure, names]) each.close();
    await browser.close();
    await demo.stop();
  };
  return { proxy, pages, secure, names, browser, doctor: DOCTOR, close };
}

/** Everything as it should be: both sites registered, nothing bent, the mail domain well. */
export function mendAll({ proxy, pages, secure, names }: World): void {
  proxy.bend = () => {};
  proxy.registered.clear();
  proxy.registered.add(pages.origin).add(secure.origin);
  names.texts = { ...MAIL };
}

/** What a run of the command line came to. */
export interface Run {
  code: number | null;
  said: string;
  complained: string;
}

/** Runs the command line as a person does. */
export async function run(world: World, args: string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawn(process.execPath, [world.doctor, 'doctor', ...args], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: fileURLToPath(certificate), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said, complained };
}

/** What the command line finds on a page, without mere notes. */
export async function fromOutside(world: World, address: string): Promise<Report[]> {
  const { code, said, complained } = await run(world, [address, '--json', '--dns', world.names.address]);
  assert.equal(complained, '');
  const { findings } = JSON.parse(said) as { findings: (Report & { severity: string })[] };
  const found = findings.filter(({ severity }) => severity !== 'note');
  assert.equal(code, found.length > 0 ? 1 : 0);
  return found;
}

/** What the element finds on the page that it stands on; nothing where it never comes up, as a test expects. */
export async function fromInside(
  world: World,
  address: string,
  { script = '', never = false } = {},
): Promise<Report[] | undefined> {
  const context = await world.browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  try {
    if (script) await page.addInitScript(script);
    await page.goto(address);
    const status = page.locator('.diagnosis [role=status]').first();
    const up = page.locator('.diagnosis');
    if (never && !(await comes(up, NEVER_MS))) return undefined;
    await status.filter({ hasNotText: /Checking…|Tikrinama…/ }).waitFor({ timeout: PATIENCE_MS });
    return await page.locator('[data-finding]').evaluateAll((boxes) =>
      boxes.map((box) => ({
        id: (box as HTMLElement).dataset.finding ?? '',
        what: box.querySelector('h3')?.textContent ?? '',
        lines: [...box.querySelectorAll('code')].map(({ textContent }) => textContent ?? ''),
      })),
    );
  } finally {
    await context.close();
  }
}

async function comes(what: { waitFor: (options: object) => Promise<void> }, timeout: number): Promise<boolean> {
  return what.waitFor({ state: 'attached', timeout }).then(
    () => true,
    () => false,
  );
}

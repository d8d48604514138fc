import { setTimeout as pause } from 'node:timers/promises';
import type { Chromium } from './browser.ts';
import { type Task, traceTasks } from './trace.ts';
import { USABLE, type Watched, watchScript } from './watch.ts';

/** A phone of the middle class on a slow connection, as Lighthouse has it; the latency is that of each request. */
export const PHONE = { width: 390, height: 844, slower: 4, latency: 150, download: 1_600, upload: 750 };

/** What is typed into the field. */
const ADDRESS = 'ona.petraite';
/** Between two keys of somebody who types fast. */
const KEY_MS = 60;
/** Whatever a page still does by itself is done by then. */
const SETTLE_MS = 700;
const PATIENCE_MS = 20_000;
/** What browsers call a long task. */
const LONG_MS = 50;

/** What one visit found out. */
export interface Visit extends Watched {
  /** The longest that the page kept its main thread busy in one go, ms. */
  longestTask: number;
  /** How often that was more than 50 ms. */
  longTasks: number;
  /** What script keeps in memory, in bytes, once all that can be thrown away was. */
  heap: number;
}

/** A page in a window of its own, which shares nothing with those before it. */
interface Opened {
  session: string;
  close: () => Promise<unknown>;
}

/** Visits a page for the first time, with nothing of it in any cache, and types an address into it. */
export async function visit(browser: Chromium, address: string): Promise<Visit> {
  const opened = await openWindow(browser);
  try {
    const { session } = opened;
    const end = await traceTasks(browser, address);
    const usable = browser.next('Runtime.bindingCalled', session, PATIENCE_MS);
    await browser.send('Page.navigate', { url: address }, session);
    await usable;
    await typeAddress(browser, session);
    await pause(SETTLE_MS);
    const tasks = await end();
    const watched = await watchedBy(browser, session);
    if (watched.typed !== ADDRESS) throw new Error(`${address} has "${watched.typed}" where ${ADDRESS} was typed.`);
    return { ...watched, ...workOf(tasks, watched), heap: await heapOf(browser, session) };
  } finally {
    await opened.close();
  }
}

/** What browsers do to open and first show any page is left out: tasks count from when the page has script from elsewhere, or was painted. */
function workOf(tasks: Task[], { scripted, painted }: Watched): Pick<Visit, 'longestTask' | 'longTasks'> {
  const busy = tasks.filter(({ at }) => at >= (scripted || painted)).map((task) => task.busy);
  return { longestTask: Math.max(0, ...busy), longTasks: busy.filter((ms) => ms > LONG_MS).length };
}

async function openWindow(browser: Chromium): Promise<Opened> {
  const { browserContextId } = await browser.send<{ browserContextId: string }>('Target.createBrowserContext');
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  });
  const attached = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const session = attached.sessionId;
  await slowDown(browser, session);
  await browser.send('Emulation.setFocusEmulationEnabled', { enabled: true }, session);
  await browser.send('Page.enable', {}, session);
  await browser.send('Runtime.enable', {}, session);
  await browser.send('Runtime.addBinding', { name: USABLE }, session);
  await browser.send('Page.addScriptToEvaluateOnNewDocument', { source: watchScript }, session);
  return { session, close: () => browser.send('Target.disposeBrowserContext', { browserContextId }) };
}

async function slowDown(browser: Chromium, session: string): Promise<void> {
  const { width, height, slower, latency, download, upload } = PHONE;
  const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
  await browser.send('Emulation.setDeviceMetricsOverride', metrics, session);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slower }, session);
  await browser.send('Network.enable', {}, session);
  const bytes = (kilobits: number) => (kilobits * 1_000) / 8;
  const network = { offline: false, latency, downloadThroughput: bytes(download), uploadThroughput: bytes(upload) };
  await browser.send('Network.emulateNetworkConditions', network, session);
}

async function typeAddress(browser: Chromium, session: string): Promise<void> {
  for (const text of ADDRESS) {
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text }, session);
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text }, session);
    await pause(KEY_MS);
  }
}

async function watchedBy(browser: Chromium, session: string): Promise<Watched> {
  const asked = { expression: 'JSON.stringify(watched)', returnByValue: true };
  const { result } = await browser.send<{ result: { value: string } }>('Runtime.evaluate', asked, session);
  return JSON.parse(result.value) as Watched;
}

async function heapOf(browser: Chromium, session: string): Promise<number> {
  await browser.send('HeapProfiler.collectGarbage', {}, session);
  const { usedSize } = await browser.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, session);
  return usedSize;
}

import { drizzle } from 'drizzle-orm/d1';
import { checkSettings, type World } from './context.js';
import { isVersion } from './elements-version.js';
import { SAFE } from './headers.js';
import { signingKeys } from './id-tokens/keys.js';
import { isOpen } from './restore/epoch.js';
import { type ViispSettings, viispSettings } from './viisp/settings.js';
import { echo } from './viisp/soap/client.js';

/** How long an answer of VIISP's counts: whoever watches us closely must not burden it. */
const ECHO_MS = 30_000;

/**
 * Answers `/healthz`: whether the settings can be read, both stores answer, and the last restore was dealt with, so that people can sign in. Beside that, whether VIISP answers: when it does not,
 * people can still sign in by e-mail, so that alone is no 503.
 */
export async function healthDoor(env: Env, world: World): Promise<Response> {
  const [{ answers: db, open: restored }, codes, viisp] = await Promise.all([
    isOpen({ db: drizzle(env.DB), env }).then(
      (open) => ({ answers: true, open }),
      () => ({ answers: false, open: false }),
    ),
    env.CODES.get('healthz').then(
      () => true,
      () => false,
    ),
    viispAnswers(env, world),
  ]);
  const settings = await isConfigured(env);
  const ok = db && codes && settings && restored;
  const body = { ok, stores: { db, codes }, settings, restored, viisp };
  return Response.json(body, { status: ok ? 200 : 503, headers: SAFE });
}

/** Whether the settings and secrets can be read, and the keys of ID tokens used. */
async function isConfigured(env: Env): Promise<boolean> {
  try {
    checkSettings(env);
    await signingKeys(env.SIGNING_KEYS).check();
    return isVersion(env.OLDEST_ELEMENTS) || env.OLDEST_ELEMENTS === '';
  } catch {
    return false;
  }
}

/** Whether VIISP answers; null where it is not set up, false where it is set up wrongly. */
async function viispAnswers(env: Env, world: World): Promise<boolean | null> {
  try {
    const settings = viispSettings(env);
    return settings ? await answers(settings, world) : null;
  } catch {
    return false;
  }
}

let heard: { soap: string; at: number; answered: Promise<boolean> } | undefined;

function answers({ soap }: ViispSettings, world: World): Promise<boolean> {
  const now = world.now();
  if (!heard || heard.soap !== soap || now - heard.at > ECHO_MS)
    heard = { soap, at: now, answered: echo((request) => world.fetch(request), soap) };
  return heard.answered;
}

import type { DemoEnv } from '../env.js';
import { apiOf, harbourPage } from './page.js';
import { sessionDoor, signOutDoor } from './session.js';
import { visitDoor } from './visits.js';

/** What this portal answers itself; nothing else of the demonstration's first site is here. */
const PAGES = ['/', '/blocked/'];
const FILES = /^\/harbour\/(?!index|$)/;

/** Answers what comes to the second portal, which lives on a site of its own; undefined for what is not the portal's. */
export async function harbour(request: Request, env: DemoEnv): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (PAGES.includes(url.pathname)) return harbourPage(url, env);
  if (url.pathname === '/portal/session') return sessionDoor(request, env, apiOf(url));
  if (url.pathname === '/portal/sign-out') return signOutDoor(request, env);
  if (url.pathname === '/portal/visit') return visitDoor(env);
  if (FILES.test(url.pathname)) return env.PAGES.fetch(request);
  return undefined;
}

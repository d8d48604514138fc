// Of the sources and in one bundle with what hands them their connection: the members of ours have other names in what ships.
import '../../elements/index.js';
import '../../elements/steps.js';
import { find } from '../find.js';
import { show, states } from '../states.js';
import { type News, watched } from './news.js';

/** The page inside the playground's frame: one element in one state, alone in a window of its own width and colours. */
const asked = new URLSearchParams(location.search);
const locale = asked.get('locale') ?? 'lt';
document.documentElement.lang = locale;
for (const name of watched) document.addEventListener(name, tell);
await stage();

async function stage(): Promise<void> {
  const into = document.getElementById('stage');
  const state = states.find(({ element, name }) => element === asked.get('element') && name === asked.get('state'));
  if (!into || !state) return;
  document.title = `${state.element}: ${state.title}`;
  find('title').textContent = document.title;
  await show(state, into, locale);
  say({ shown: state.element });
}

function tell(event: Event): void {
  const told = Object.entries(event).filter(([name]) => name !== 'isTrusted');
  say({ event: event.type, told: Object.fromEntries(told) });
}

function say(news: News): void {
  if (window.parent !== window) window.parent.postMessage(news, location.origin);
}

import { find } from '../find.js';
import { type State, states } from '../states.js';
import { fill } from './fields.js';
import { type Description, readManifest, themeOf } from './manifest.js';
import type { News } from './news.js';
import { addressOf, readSettings, type Settings } from './settings.js';

const frame = find<HTMLIFrameElement>('stage');
const view = find<HTMLFormElement>('view');
/** As much as fits without scrolling. */
const LOG_LINES = 12;
const theme = new Map<string, string>();
let elements: Description[] = [];
let settings = readSettings(states);

listStates();
void readManifest().then((described) => {
  elements = described;
  fill(find('theme'), themeOf(elements), theme, setTheme);
  fillAttributes();
});
window.addEventListener('hashchange', () => apply(readSettings(states)));
window.addEventListener('message', hear);
window.addEventListener('resize', reach);
view.addEventListener('change', () => {
  const chosen = Object.fromEntries(new FormData(view)) as Partial<Settings>;
  location.replace(addressOf({ ...settings, ...chosen }));
});
find('clear').addEventListener('click', () => find('log').replaceChildren());
for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
apply(settings, true);

/** Shows what the settings say. Only another state needs a new stage; the rest changes under the element's feet. */
function apply(next: Settings, anew = false): void {
  const another = anew || next.element !== settings.element || next.state !== settings.state;
  settings = next;
  for (const name of ['locale', 'width', 'scheme'] as const) choose(name, settings[name]);
  for (const link of find('states').querySelectorAll('a')) mark(link);
  frame.className = `width-${settings.width}`;
  reach();
  if (another) restage();
  else dress();
}

function restage(): void {
  const { element, state, locale } = settings;
  const address = `/demo/stage/?${new URLSearchParams({ element, state, locale })}`;
  const title = states.find((each) => each.element === element && each.name === state)?.title ?? '';
  find('title').textContent = `${element}: ${title}`;
  document.title = `${element}: ${title} – Playground`;
  find<HTMLAnchorElement>('alone').href = address;
  frame.title = `Stage: ${element}, ${title}`;
  // Replaced, or the browser's Back would walk through the frame's past.
  frame.contentWindow?.location.replace(address);
}

/** A stage that is wider than the window is scrolled with the keyboard too. */
function reach(): void {
  const box = find('box');
  box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
}

/** Language, colours and theme, put on whatever stands on the stage now. */
function dress(): void {
  const root = frame.contentDocument?.documentElement;
  if (!root) return;
  root.lang = settings.locale;
  root.style.colorScheme = settings.scheme;
  for (const [name, value] of theme) root.style.setProperty(name, value);
  shown()?.setAttribute('locale', settings.locale);
  fillAttributes();
}

function shown(): Element | null {
  return frame.contentDocument?.querySelector(`#stage ${settings.element}`) ?? null;
}

function hear({ origin, source, data }: MessageEvent<News>): void {
  if (origin !== location.origin || source !== frame.contentWindow) return;
  if ('shown' in data) dress();
  else note(data);
}

function note({ event, told }: Extract<News, { event: string }>): void {
  const line = document.createElement('p');
  const name = document.createElement('strong');
  name.textContent = event;
  const time = new Date().toLocaleTimeString('en-GB');
  line.append(`${time} `, name, ` ${Object.keys(told).length > 0 ? JSON.stringify(told) : ''}`);
  const log = find('log');
  log.append(line);
  while (log.childElementCount > LOG_LINES) log.firstElementChild?.remove();
}

function fillAttributes(): void {
  const described = elements.find(({ tagName }) => tagName === settings.element)?.attributes ?? [];
  const element = shown();
  const values = new Map([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));
  fill(find('attributes'), described, values, (name, value) => {
    if (value === null) shown()?.removeAttribute(name);
    else shown()?.setAttribute(name, value);
  });
}

function setTheme(name: string, value: string | null): void {
  if (value === null) theme.delete(name);
  else theme.set(name, value);
  frame.contentDocument?.documentElement.style.setProperty(name, value);
}

function choose(name: string, value: string): void {
  for (const input of view.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
    input.checked = input.value === value;
  }
}

function listStates(): void {
  for (const [element, group] of Map.groupBy(states, (state) => state.element)) {
    const heading = document.createElement('h2');
    heading.textContent = element;
    const list = document.createElement('ul');
    list.append(...group.map(entryOf));
    find('states').append(heading, list);
  }
}

function entryOf(state: State): HTMLLIElement {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.textContent = state.title;
  link.dataset.element = state.element;
  link.dataset.state = state.name;
  entry.append(link);
  return entry;
}

/** A link keeps language, width and colours, and says whether it is where we are. */
function mark(link: HTMLAnchorElement): void {
  const { element = '', state = '' } = link.dataset;
  link.href = addressOf({ ...settings, element, state });
  link.ariaCurrent = element === settings.element && state === settings.state ? 'page' : null;
}

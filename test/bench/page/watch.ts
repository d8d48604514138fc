/** What a page tells of itself; times in milliseconds since the navigation began. */
export interface Watched {
  /** When the field for the address could first be typed into. */
  usable: number;
  /** When anything was first painted. */
  painted: number;
  /** When the first script from elsewhere had come; 0 where there is none. */
  scripted: number;
  /** From each key to the end of the frame that shows it. */
  keys: number[];
  /** What moved, as the browser counts it, also just after a key. */
  shifts: number[];
  /** What was typed, as the field has it. */
  typed: string;
}

/** What a page calls, by the name of a function of its window, when its field can be typed into. */
export const USABLE = 'fieldIsUsable';

declare global {
  function fieldIsUsable(said: string): void;
}

/** Everything that is put into a page before its own script runs. */
export const watchScript = `{
  ${[deepFields, isUsable, watchField, watchKeys, watchBrowser].map(String).join('\n')}
  globalThis.watched = { usable: 0, painted: 0, scripted: 0, keys: [], shifts: [], typed: '' };
  watchBrowser(watched);
  watchKeys(watched);
  watchField(watched);
}`;

/** The fields in a page, also in what elements have of their own. */
function deepFields(root: Document | ShadowRoot): HTMLInputElement[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element) =>
    element instanceof HTMLInputElement ? [element] : element.shadowRoot ? deepFields(element.shadowRoot) : [],
  );
}

/** Whether somebody can see a field for an address and type into it. */
function isUsable(field: HTMLInputElement): boolean {
  const { width, height, top, left, bottom, right } = field.getBoundingClientRect();
  const inView = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  const seen =
    width > 0 && height > 0 && inView && field.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return seen && field.type === 'email' && !field.readOnly && !field.matches(':disabled');
}

/** Looks for the field in every frame, and gives it the focus. */
function watchField(watched: Watched): void {
  const field = deepFields(document).find(isUsable);
  if (!field) {
    requestAnimationFrame(() => watchField(watched));
    return;
  }
  watched.usable = performance.now();
  field.focus();
  field.addEventListener('input', () => {
    watched.typed = field.value;
  });
  fieldIsUsable('');
}

/** Times each key up to the end of its frame, by when the browser got it. */
function watchKeys(watched: Watched): void {
  let pressed = 0;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp;
    },
    true,
  );
  addEventListener(
    'input',
    () => {
      const began = pressed;
      // A message that is sent while a frame is made arrives when it is done.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => watched.keys.push(performance.now() - began);
        port2.postMessage(0);
      });
    },
    true,
  );
}

/** Notes what the browser finds about layout, scripts and the first paint. */
function watchBrowser(watched: Watched): void {
  const note = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  note('layout-shift', (entry) => watched.shifts.push((entry as PerformanceEntry & { value: number }).value));
  note('resource', (entry) => {
    const { name, responseEnd } = entry as PerformanceResourceTiming;
    if (name.endsWith('.js')) watched.scripted ||= responseEnd;
  });
  note('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') watched.painted = startTime;
  });
}

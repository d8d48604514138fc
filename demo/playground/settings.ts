import type { State } from '../states.js';

/** What the playground shows: all of it is in the address, so that a link leads back to the same sight. */
export interface Settings {
  element: string;
  state: string;
  locale: string;
  width: string;
  scheme: string;
}

/** The settings of the address; the first state where it names none that there is. */
export function readSettings(states: readonly State[]): Settings {
  const asked = new URLSearchParams(location.hash.slice(1));
  const first = states.find(({ element, name }) => element === asked.get('element') && name === asked.get('state'));
  const state = first ?? states[0];
  return {
    element: state?.element ?? '',
    state: state?.name ?? '',
    locale: asked.get('locale') ?? 'lt',
    width: asked.get('width') ?? 'full',
    scheme: asked.get('scheme') ?? 'light dark',
  };
}

/** The address of these settings. */
export function addressOf(settings: Settings): string {
  return `#${new URLSearchParams({ ...settings })}`;
}

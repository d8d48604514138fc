import { type Place, SWITCHES, switchesFor } from '../switches.js';
import { type Html, html } from './layout.js';
import type { Language } from './words.js';

/** The switches of a place, as options of a list. */
export function switchOptions(place: Place, language: Language, picked: string | null | undefined): Html[] {
  const names = switchesFor(place);
  return SWITCHES.filter(({ name }) => names.includes(name)).map(
    ({ name, title }) =>
      html`<option value="${name}" ${name === picked ? html`selected` : ''}>${title[language]}</option>`,
  );
}

import type { LitElement } from 'lit';
import { languageFor } from '../internal/locale.js';

const WORDS = {
  lt: (tag: string) =>
    `Šio puslapio kūrėjams: elementui <${tag}> reikia atributo „api“ – API adreso, pvz., <${tag} api="https://API/trpc">.`,
  en: (tag: string) =>
    `For the makers of this page: <${tag}> needs the attribute "api", the address of the API: <${tag} api="https://API/trpc">.`,
};

/**
 * The address of the API of an element, which a page that bundles the elements must say: a bundler has moved this script, so where it
 * came from tells nothing. @throws where it is not said; the element then says so in its place, until it is.
 */
export function homeOf(element: LitElement & { api: string; locale: string }): string {
  if (element.api) return new URL(element.api, document.baseURI).href.replace(/\/$/, '');
  complain(element);
  throw new Error(WORDS.en(element.localName));
}

function complain(element: LitElement & { locale: string }): void {
  const root = element.renderRoot;
  if (root.querySelector('[role=alert]')) return;
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  const nearest = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  const language = languageFor(element.locale || nearest.lang);
  note.lang = language;
  note.textContent = WORDS[language](element.localName);
  root.append(note);
  const watch = {
    hostUpdated() {
      note.remove();
      element.removeController(watch);
    },
  };
  element.addController(watch);
}

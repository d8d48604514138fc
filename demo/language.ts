/** The languages of the demonstration's pages: Lithuanian is the page's own text, English stands beside it in `data-en`. */
export type Language = 'lt' | 'en';

const KEY = 'demo-language';

/** Gives the page the language that was chosen last, and the button `#language` its work. `changed` words what scripts write. */
export function startLanguage(changed: (language: Language) => void = () => {}): void {
  const set = (language: Language) => {
    speak(language);
    changed(language);
  };
  set(remembered());
  document.querySelector('#language')?.addEventListener('click', () => {
    const language = pageLanguage() === 'lt' ? 'en' : 'lt';
    remember(language);
    set(language);
  });
}

/** The language that the page speaks now. */
export function pageLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'lt';
}

function speak(language: Language): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>('[data-en]')) {
    element.dataset.lt ??= element.textContent;
    element.textContent = (language === 'en' ? element.dataset.en : element.dataset.lt) ?? '';
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-en-label]')) {
    element.dataset.ltLabel ??= element.ariaLabel ?? '';
    element.ariaLabel = (language === 'en' ? element.dataset.enLabel : element.dataset.ltLabel) ?? '';
  }
  const button = document.querySelector<HTMLElement>('#language');
  if (!button) return;
  button.textContent = language === 'lt' ? 'English' : 'Lietuvių';
  button.lang = language === 'lt' ? 'en' : 'lt';
}

/** A browser may keep nothing for us: the page then begins in Lithuanian each time. */
function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'lt';
  } catch {
    return 'lt';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // It lasts until the next page.
  }
}

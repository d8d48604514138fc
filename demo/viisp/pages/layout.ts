import { escapeText } from '../tree.js';
import { type Language, WORDS } from './words.js';

/** A piece of HTML; whatever is put into it as text has been made harmless. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | Html[] | string | number | false | null | undefined;

/** HTML with parts in it: text is escaped, pieces of HTML are not, and what is false leaves nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(shown)));
}

function shown(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(({ text }) => text).join('');
  if (part instanceof Html) return part.text;
  return escapeText(String(part)).replaceAll('"', '&quot;');
}

/** What every page of the simulator is made of. */
export interface Page {
  language: Language;
  base: string;
  title: string;
  main: Html;
  /** The form that shows the same page in the other language, where it can be shown again. */
  otherLanguage?: { method: 'get' | 'post'; action: string; ticket?: string };
  /** Whether the page sends its first form by itself. */
  sends?: boolean;
  status?: number;
}

/** A page of the simulator: it says of itself that it is one, and holds no mark of the state. */
export function page({ sends = false, status = 200, ...rest }: Page): Response {
  return new Response(whole({ ...rest, sends }).text, { status, headers: headers(sends) });
}

function whole({ language, base, title, main, otherLanguage: form, sends }: Page): Html {
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === words.name ? title : `${title} – ${words.name}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/simulator.css">
${sends && html`<script src="${base}/simulator.js" defer></script>`}
</head>
<body>
<header>
<p class="name">${words.name}</p>
${form && languageForm(form, language)}
</header>
<aside class="notice" aria-label="${words.about}"><p><strong>${words.warning}</strong> ${words.explanation}</p></aside>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
}

/**
 * Only the page that sends the browser back names no targets for forms: browsers hold the client's own redirects to that list too, and
 * where those lead the simulator cannot know.
 */
function headers(anywhere: boolean): Record<string, string> {
  const targets = anywhere ? '' : "; form-action 'self'";
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'${targets}`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function languageForm(form: NonNullable<Page['otherLanguage']>, language: Language): Html {
  const other = language === 'lt' ? 'en' : 'lt';
  return html`<form method="${form.method}" action="${form.action}">
${form.ticket !== undefined && html`<input type="hidden" name="ticket" value="${form.ticket}">`}
<button class="plain" name="lang" value="${other}" lang="${other}">${WORDS[language].other}</button>
</form>`;
}

import { moment } from '../day.js';
import type { AllCorrectionWords, AllDataWords, AllHistoryWords, Language } from '../locale.js';
import { type Entry, placeOf, sentenceOf } from './sentence.js';

/** What the page is written in: the history is told as in the account. */
export type ReadableWords = AllDataWords & AllHistoryWords & AllCorrectionWords;

const STYLE =
  'body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#14212b}dl{margin:0 0 1rem}dt{color:#4d5b66}dd{margin:0 0 .5rem;overflow-wrap:anywhere}ul{list-style:none;padding:0}li{border-top:1px solid #75828c;padding:.75rem 0;break-inside:avoid}';
const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What only programs read. */
const FOR_PROGRAMS = /^(format|version|id)$/;
/** A number in a field of such a name is a moment. */
const MOMENT = /^at$|At$|Until$/;

/** Text that stands in a page and cannot become a part of it. */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKS[mark] as string);
}

/** All that is kept of a person as one page of their own: it loads nothing, runs nothing, and can be printed. */
export function readablePage(
  words: ReadableWords,
  language: Language,
  { at, data }: { at: number; data: object },
): string {
  const when = moment(at, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(words.exportHeading)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(words.exportHeading)}</h1>
<p>${safe(words.exportMade(when))}</p>
${sections(words, language, data)}
</body>
</html>
`;
}

/** What is several things gets a heading; what is one thing stands in the list before them. */
function sections(words: ReadableWords, language: Language, data: object): string {
  const all = said(data);
  const single = all.filter(([, value]) => typeof value !== 'object' || value === null);
  const groups = all.filter(([, value]) => typeof value === 'object' && value !== null);
  const list = single.length ? tell(words, language, Object.fromEntries(single)) : '';
  return (
    list +
    groups
      .map(
        ([name, value]) =>
          `<h2>${label(words, name)}</h2>\n${name === 'history' ? story(words, language, value as Entry[]) : tell(words, language, value)}`,
      )
      .join('\n')
  );
}

/** What there is to say of something: what is empty says nothing to anybody. */
function said(value: object): [string, unknown][] {
  const isEmpty = (each: unknown) =>
    each === null || each === undefined || each === '' || (typeof each === 'object' && Object.keys(each).length === 0);
  return Object.entries(value).filter(([name, each]) => !FOR_PROGRAMS.test(name) && !isEmpty(each));
}

/** The history in sentences. */
function story(words: ReadableWords, language: Language, entries: Entry[]): string {
  const told = entries.map((entry) => {
    const place = placeOf(entry, language);
    return `<li>${safe(`${moment(entry.at, language)}. ${sentenceOf(words, entry, language)}${place && ` – ${place}`}`)}</li>`;
  });
  return `<ul>${told.join('\n')}</ul>`;
}

function tell(words: ReadableWords, language: Language, value: unknown, name = ''): string {
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object'))
      return safe(value.map((each) => plain(words, language, { name, value: each })).join(', '));
    return `<ul>${value.map((each) => `<li>${tell(words, language, each)}</li>`).join('\n')}</ul>`;
  }
  if (typeof value === 'object' && value !== null) {
    // What is called something in each language is told in this one.
    if ('lt' in value && 'en' in value) return safe(String(value[language]));
    const pairs = said(value);
    return `<dl>${pairs.map(([key, each]) => `<dt>${label(words, key)}</dt><dd>${tell(words, language, each, key)}</dd>`).join('\n')}</dl>`;
  }
  return safe(plain(words, language, { name, value }));
}

function plain(words: ReadableWords, language: Language, { name, value }: { name: string; value: unknown }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number' && MOMENT.test(name)) return moment(value, language);
  return namesOf(words, name)[String(value)] ?? String(value);
}

/** What the account calls the values of a field. */
function namesOf(words: ReadableWords, name: string): Record<string, string> {
  const known: Record<string, Record<string, string>> = {
    ...words.values,
    by: words.setBy,
    language: words.languages,
    notices: words.noticeNames,
    status: { ...words.values.status, ...words.requestStatuses },
    document: words.documents,
  };
  return Object.hasOwn(known, name) ? (known[name] as Record<string, string>) : {};
}

function label({ names }: ReadableWords, name: string): string {
  return safe(Object.hasOwn(names, name) ? (names[name] as string) : name);
}

import type { Means } from '../means.js';
import { PERSONS } from '../persons.js';
import { type Html, html, page } from './layout.js';
import { switchOptions } from './switch-options.js';
import { type Language, WORDS, type Words } from './words.js';

/** What the form of the portal sends: names of fields and what they say. */
export type Chosen = Record<string, string>;

/** The choice of no means in particular: the first one that fits. */
export const ANY = 'any';

/** What is wrong with a choice. */
export type Problem = { words: 'noMeans' | 'noPerson' | 'noName' | 'hasNone' } | { means: Means[] };

interface Choices {
  language: Language;
  base: string;
  /** The ticket. */
  id: string;
  means: Means[];
  chosen: Chosen;
  problem?: Problem;
}

/** The page on which a person and a means are chosen. */
export function choicesPage({ language, base, id, means, chosen, problem }: Choices): Response {
  const words = WORDS[language];
  const main = html`${problem && problemBox(problem, language)}
<form method="post" action="${base}/portal/choose">
<input type="hidden" name="ticket" value="${id}">
<input type="hidden" name="lang" value="${language}">
${persons(language, chosen)}
${ways(language, means, chosen)}
<label class="choice"><input type="checkbox" name="company" ${chosen.company ? html`checked` : ''}><span>${words.company}</span></label>
<label class="field">${words.when}
<select name="when">${(['now', 'later', 'early'] as const).map((when) => option(when, words[when], chosen.when))}</select></label>
<details ${chosen.switch ? html`open` : ''}><summary>${words.wrong}</summary>
<label class="field">${words.answer}
<select name="switch"><option value="">${words.nothing}</option>${switchOptions('data', language, chosen.switch)}</select></label>
</details>
<p class="buttons"><button class="button" name="go" value="confirm">${words.go}</button>
<button class="button second" name="go" value="cancel" formnovalidate>${words.cancel}</button></p>
</form>`;
  const form = { method: 'post', action: `${base}/portal`, ticket: id } as const;
  return page({ language, base, title: words.who, main, otherLanguage: form, status: problem ? 422 : 200 });
}

function problemBox(problem: Problem, language: Language): Html {
  const words = WORDS[language];
  const said =
    'words' in problem
      ? words[problem.words]
      : `${words.hasNot} ${problem.means.map(({ title }) => title[language]).join('; ')}.`;
  return html`<div class="problem" role="alert" tabindex="-1" autofocus><h2>${words.problem}</h2><p>${said}</p></div>`;
}

function persons(language: Language, chosen: Chosen): Html {
  const words = WORDS[language];
  const picked = chosen.person ?? PERSONS[0]?.id;
  const all = PERSONS.map(({ id, givenNames, surname, note }) =>
    radio(
      { name: 'person', value: id, picked },
      html`<b>${givenNames} ${surname}</b> <small>${note[language]}</small>`,
    ),
  );
  return html`<fieldset><legend class="heard">${words.who}</legend>
${all}
${radio({ name: 'person', value: 'own', picked }, html`<b>${words.own}</b> <small>${words.ownNote}</small>`)}
<div class="own">${own(words, chosen)}</div>
</fieldset>`;
}

function own(words: Words, chosen: Chosen): Html[] {
  const names = ['givenNames', 'surname', 'code', 'email', 'phone'] as const;
  return names.map(
    (name) =>
      html`<label class="field">${words[name]}<input name="${name}" value="${chosen[name] ?? ''}" autocomplete="off" maxlength="200"></label>`,
  );
}

function ways(language: Language, means: Means[], chosen: Chosen): Html {
  const picked = chosen.means ?? ANY;
  const all = means.map(({ provider, title }) =>
    radio({ name: 'means', value: provider, picked }, html`${title[language]} <small><code>${provider}</code></small>`),
  );
  return html`<fieldset><legend><h2>${WORDS[language].by}</h2></legend>
${radio({ name: 'means', value: ANY, picked }, html`${WORDS[language].any}`)}
${all}</fieldset>`;
}

function radio(
  { name, value, picked }: { name: string; value: string; picked: string | undefined },
  label: Html,
): Html {
  return html`<label class="choice"><input type="radio" name="${name}" value="${value}" ${value === picked ? html`checked` : ''}><span>${label}</span></label>`;
}

function option(value: string, label: string, picked: string | undefined): Html {
  return html`<option value="${value}" ${value === picked ? html`selected` : ''}>${label}</option>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Connection, Person } from './connection.js';
import { PARTS } from './element.js';
import { correct, explain } from './explain.js';
import { surely } from './load.js';
import type { AllStepWords, Language, Words } from './locale.js';
import type { Submission } from './submission.js';

/** The words of errors come behind the first screen; an error that is quicker waits for them. */
function hasErrors(words: Words): words is AllStepWords {
  return words.problems !== undefined;
}

/** One field: label above, hint under it, error between hint and input. */
export interface Field {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | undefined;
  type?: string;
  autocomplete: string;
  inputmode?: string;
  /** A word for the style. */
  manner?: string;
  /** The id of what else describes it. */
  about?: string | undefined;
  /** Whether it is what the call was refused for. */
  refused?: boolean;
}

/** A text field with its hint and its error, all in one root so that screen readers connect them. */
export function field(words: Words, { problems }: Pick<Submission, 'problems'>, it: Field): TemplateResult {
  const problem = hasErrors(words) && problems[it.name];
  const described = [it.about, it.hint && `${it.name}-hint`, problem && `${it.name}-error`, it.refused && 'trouble']
    .filter(Boolean)
    .join(' ');
  return html`<div class="field">
    <label for=${it.name}>${it.label}</label>
    ${it.hint ? html`<p class="hint" id="${it.name}-hint">${it.hint}</p>` : nothing}
    ${problem ? html`<p class="error" part="error" id="${it.name}-error">${correct(words as AllStepWords, problem)}</p>` : nothing}
    <slot name=${it.name}>
      <input
        part="input"
        id=${it.name}
        name=${it.name}
        class=${it.manner ?? nothing}
        type=${it.type ?? 'text'}
        autocomplete=${it.autocomplete}
        inputmode=${it.inputmode ?? nothing}
        spellcheck="false"
        .value=${it.value ?? ''}
        aria-describedby=${described || nothing}
        aria-invalid=${problem || it.refused ? 'true' : nothing}
      />
    </slot>
  </div>`;
}

/** What went wrong, at the top of the form: read out at once and able to take the focus. */
export function summary(
  words: Words,
  submission: Pick<Submission, 'trouble' | 'problems' | 'failed'>,
  labels: Record<string, string> = {},
): TemplateResult | typeof nothing {
  const { trouble, problems, failed } = submission;
  if (!failed || !(hasErrors(words) || trouble?.offline)) return nothing;
  const all = words as AllStepWords;
  // The alert is inside of what takes the focus: on one and the same, some screen readers lose the one or the other.
  return html`<div class="summary" part="error" tabindex="-1"><div role="alert">
    <p><strong>${trouble ? words.stopTitle : words.errorTitle}</strong></p>
    ${
      trouble
        ? html`<p id="trouble">${explain(all, trouble)}</p>`
        : html`<ul>
            ${Object.entries(problems).map(
              ([name, problem]) =>
                html`<li>
                  <a href="#${name}" @click=${toField}>${labels[name] ? `${labels[name]}: ` : ''}${correct(all, problem)}</a>
                </li>`,
            )}
          </ul>`
    }
  </div></div>`;
}

/** A link inside a shadow root cannot reach an id there by itself, and the page's address is not ours to change. */
function toField(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  (link.getRootNode() as ShadowRoot).getElementById(link.hash.slice(1))?.focus();
}

/** The one main button of a screen. It keeps the focus while busy: a disabled one would drop it. */
export function mainButton(words: Words, label: string, { busy, slow }: Submission): TemplateResult {
  return html`<button class="main" part="button" type="submit" aria-disabled=${busy ? 'true' : nothing}>
      ${busy ? words.busy : label}
    </button>
    <p class="hint" role="status">${slow ? words.slow : nothing}</p>`;
}

/** The text of a field as it stands. */
export function typed(form: EventTarget | null, name: string): string {
  return String(new FormData(form as HTMLFormElement).get(name) ?? '');
}

/** The way through VIISP, out and back, and what it asks the first time. Comes when somebody takes it. */
export function viisp(words: Words, connection: Connection, language: Language): TemplateResult {
  void surely(() => import('./viisp/way.js'));
  return html`<migris-viisp exportparts=${PARTS} .locale=${language} .connection=${connection}>${words.busy}</migris-viisp>`;
}

/** Why the session ended, as soon as there are words for it: nobody did anything wrong. */
export function ended(words: Words, { lapsed }: Connection): string | undefined {
  return lapsed && words.reload && hasErrors(words) ? explain(words, lapsed) : undefined;
}

/** All that is left to do on a page that is too old. */
export function outdated(words: Words, { lapsed }: Connection): TemplateResult {
  return html`${summary(words, { trouble: lapsed, problems: {}, failed: true })}
    <button type="button" class="main" part="button" @click=${() => location.reload()}>${words.reload}</button>`;
}

/** That a sign-in does not outlive the page, where the browser keeps nothing for it. */
export function shortLived({ forgetful }: Words, connection: Connection): TemplateResult | typeof nothing {
  return connection.forgetful && forgetful ? html`<p class="note">${forgetful}</p>` : nothing;
}

/** What whoever has signed in reads in place of the form. */
export function welcome(words: Words, connection: Connection): TemplateResult {
  const { person, told } = connection;
  return html`<p class="note good" tabindex="-1">${told} ${words.signedInAs(fullName(person as Person))}</p>
    ${shortLived(words, connection)}`;
}

/** The person's name as it is written on letters. */
export function fullName({ givenNames, surname }: { givenNames: string | null; surname: string | null }): string {
  return [givenNames, surname].filter(Boolean).join(' ');
}

import { html, type TemplateResult } from 'lit';
import { day } from '../day.js';
import { type Field, field, fullName, mainButton, summary } from '../form.js';
import type { Language, ViispWords } from '../locale.js';
import type { FirstDraft } from '../pending.js';
import type { Submission } from '../submission.js';

/** What every screen needs to know and to tell. */
export interface Screen {
  words: ViispWords;
  submission: Submission;
  /** The name that VIISP gave. */
  name: string;
  keep(event: Event): void;
}

interface Question {
  step: number;
  title: string;
  button: string;
  submit(event: SubmitEvent): void;
  /** What is asked about the answer, in place of the button. */
  doubt?: TemplateResult | undefined;
}

/** One question, below the name that VIISP gave and that nobody is asked for. */
export function question(
  { words, submission, name, keep }: Screen,
  asked: Question,
  input: Omit<Field, 'autocomplete'>,
): TemplateResult {
  return html`<p class="step">${words.step(asked.step, 3)}</p>
    <h2 part="heading" tabindex="-1">${asked.title}</h2>
    <dl>
      <dt>${words.nameFromViisp}</dt>
      <dd>${name}</dd>
    </dl>
    <form novalidate @submit=${asked.submit} @input=${keep}>
      ${summary(words, submission)} ${field(words, submission, { ...input, autocomplete: input.type ?? '' })}
      ${asked.doubt ?? mainButton(words, asked.button, submission)}
    </form>`;
}

type Met = NonNullable<FirstDraft['met']>;

interface Choices {
  join(event: SubmitEvent): void;
  other(): void;
  language: Language;
}

/** The account that was found and the identity that VIISP gave, one under the other, before they become one. */
export function meeting(screen: Screen, met: Met, choices: Choices): TemplateResult {
  const { words, submission } = screen;
  return html`<h2 part="heading" tabindex="-1">${words.meetingTitle}</h2>
    <p>${words.meeting}</p>
    <form novalidate @submit=${choices.join}>
      ${summary(words, submission)} ${both(screen, met, choices.language)}
      <p class="note">${words.joining}</p>
      ${mainButton(words, words.join, submission)}
      <p><button type="button" class="link" @click=${choices.other}>${words.otherAddress}</button></p>
    </form>`;
}

function both({ words, name }: Screen, met: Met, language: Language): TemplateResult {
  return html`<h3>${words.found}</h3>
    <dl>
      <dt>${words.email}</dt>
      <dd>${met.email}</dd>
      <dt>${words.fullName}</dt>
      <dd>${fullName(met) || words.unnamed}</dd>
      <dt>${words.foundSince}</dt>
      <dd>${day(met.since, language)}</dd>
    </dl>
    <h3>${words.confirmed}</h3>
    <dl>
      <dt>${words.fullName}</dt>
      <dd>${name}</dd>
    </dl>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../connection.js';
import { day } from '../day.js';
import { mainButton, summary } from '../form.js';
import type { AllCorrectionWords, Language } from '../locale.js';
import type { Submission } from '../submission.js';
import type { CorrectionDraft } from './correction.js';
import type { Profile } from './profile.js';

type Request = Output<'account.requests'>['requests'][number];

/** A name as it is and as it should be, side by side, before it is asked for. */
export function correctionReview(
  words: AllCorrectionWords,
  { draft, profile, submission }: { draft: CorrectionDraft; profile: Profile; submission: Submission },
  { send, back }: { send(event: SubmitEvent): void; back(): void },
): TemplateResult {
  return html`<form novalidate @submit=${send}>
    ${summary(words, submission)}
    <div class="both">
      <section aria-labelledby="now">
        <h3 id="now">${words.nameNow}</h3>
        ${names(words, profile.givenNames, profile.surname)}
      </section>
      <section aria-labelledby="then">
        <h3 id="then">${words.nameThen}</h3>
        ${names(words, draft.oneName ? null : draft.givenNames.trim(), draft.surname.trim())}
      </section>
    </div>
    <dl>
      <dt>${words.shownBy}</dt>
      <dd>${(words.documents as Record<string, string>)[draft.document]}</dd>
      <dt>${words.reasonGiven}</dt>
      <dd class="words">${draft.why}</dd>
    </dl>
    ${mainButton(words, words.sendRequest, submission)}
    <p><button type="button" class="link" @click=${back}>${words.back}</button></p>
  </form>`;
}

/** What was asked for, and what became of it. */
export function requestSeen(words: AllCorrectionWords, request: Request, language: Language): TemplateResult {
  const { status, askedAt, answeredAt, office, answer, why, document } = request;
  const statuses = request.kind === 'correction' ? words.requestStatuses : words.reportStatuses;
  const name = [request.givenNames, request.surname].filter(Boolean).join(' ');
  return html`<dl>
    <dt>${words.requestStatus}</dt>
    <dd>${statuses[status]}</dd>
    ${name ? html`<dt>${words.nameThen}</dt><dd>${name}</dd>` : nothing}
    ${document ? html`<dt>${words.shownBy}</dt><dd>${words.documents[document]}</dd>` : nothing}
    ${why ? html`<dt>${words.reasonGiven}</dt><dd class="words">${why}</dd>` : nothing}
    ${office ? html`<dt>${words.answeredBy}</dt><dd>${office[language]}</dd>` : nothing}
    ${answer ? html`<dt>${words.theirAnswer}</dt><dd class="words">${answer}</dd>` : nothing}
  </dl>
  <p class="hint">${words.askedOn(day(askedAt, language))}${answeredAt === null ? nothing : html`<br />${(status === 'withdrawn' ? words.withdrawnOn : words.answeredOn)(day(answeredAt, language))}`}</p>`;
}

function names(words: AllCorrectionWords, givenNames: string | null, surname: string | null): TemplateResult {
  return html`<dl>
    <dt>${words.givenNames}</dt>
    <dd>${givenNames ?? words.noGivenNames}</dd>
    <dt>${words.surname}</dt>
    <dd>${surname}</dd>
  </dl>`;
}

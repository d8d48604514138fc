import { html, nothing, type TemplateResult } from 'lit';
import type { AccountField } from '../../../schema/policy.js';
import { day } from '../day.js';
import type { AllWords, Language } from '../locale.js';
import type { PageName } from './home.js';
import { frozenUntil, isOwn, type Profile, setBy } from './profile.js';

/** What the summary needs to know and to tell. */
export interface Summary {
  words: AllWords;
  language: Language;
  profile: Profile;
  /** Whether VIISP is a way in here. */
  viisp: boolean;
  /** Whether a request to correct the name waits for an answer. */
  asked: boolean;
  open(page: PageName): void;
}

const MORE = ['requests', 'history', 'sessions', 'passkeys', 'data'] as const;

/** Each value with who set it and when, and how it is changed or why it is not. */
export function summaryList(it: Summary): TemplateResult {
  const { words, profile } = it;
  return html`<dl class="facts">
    ${fact(it, { label: words.givenNames, value: profile.givenNames ?? words.noGivenNames, field: 'givenNames' })}
    ${fact(it, { label: words.surname, value: profile.surname, field: 'surname', about: lockOfNames(it) })}
    ${fact(it, { label: words.email, value: profile.email, field: 'email', about: ofAddress(it) })}
    <div>
      <dt>${words.ways}</dt>
      ${profile.ways.map((way) => html`<dd>${words.wayNames[way]}</dd>`)}
      ${it.viisp && !profile.ways.includes('viisp') ? html`<dd class="about">${words.addViisp}</dd>` : nothing}
    </div>
  </dl>`;
}

/** The pages that hold the rest. */
export function morePages({ words, open }: Summary): TemplateResult {
  return html`<h3>${words.moreSection}</h3>
    <ul class="list">
      ${MORE.map(
        (page) => html`<li>
          <button type="button" class="link" id="to-${page}" aria-describedby="about-${page}" @click=${() => open(page)}>${words.pageTitles[page]}</button>
          <p class="hint" id="about-${page}">${words.pageHints[page]}</p>
        </li>`,
      )}
    </ul>`;
}

interface Fact {
  label: string;
  value: string | null;
  field: AccountField;
  about?: TemplateResult;
}

function fact({ words, profile, language }: Summary, { label, value, field, about }: Fact): TemplateResult {
  const set = setBy(words, profile, { field, language });
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
    ${set ? html`<dd class="about">${set}</dd>` : nothing} ${about ?? nothing}
  </div>`;
}

/** Why the names are locked, and the way to have them corrected. */
function lockOfNames({ words, profile, language, asked, open }: Summary): TemplateResult {
  const why = profile.ways.includes('viisp')
    ? words.namesFromViisp
    : profile.namesLockedAt
      ? words.lockedSince(day(profile.namesLockedAt, language))
      : words.lockedName;
  return html`<dd class="about">${isOwn('surname') ? nothing : why}</dd>
    ${asked ? html`<dd class="about">${words.correctionWaits}</dd>` : nothing}
    <dd class="about">
      <button type="button" id="to-correction" @click=${() => open('correction')}>${asked ? words.seeRequest : words.askCorrection}</button>
    </dd>`;
}

function ofAddress({ words, profile, open }: Summary): TemplateResult {
  const mayChange = frozenUntil(profile) === undefined && isOwn('email');
  return html`<dd class="about">${profile.ways.includes('email') ? words.emailFixed : words.emailForNews}</dd>
    ${
      mayChange
        ? html`<dd class="about"><button type="button" id="to-email" @click=${() => open('email')}>${words.changeEmail}</button></dd>`
        : nothing
    }`;
}

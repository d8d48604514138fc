import { html, type TemplateResult } from 'lit';
import type { Connection } from '../connection.js';
import type { AllDeskWords } from '../locale.js';

/** What can be done in front of the desk. */
export interface Door {
  words: AllDeskWords;
  enter(): void;
  leave(): void;
  again(): void;
}

/** Nobody is signed in: `why` says so where a session came to its end. */
export function door({ words, enter }: Door, why: string | undefined): TemplateResult {
  return html`<h2 part="heading" tabindex="-1">${words.desk.title}</h2>
    <p class=${why ? 'note' : 'unseen'} role="status">${why}</p>
    <p>${words.desk.lead}</p>
    <p class="hint">${words.desk.viaViisp}</p>
    <button type="button" class="main" part="button" @click=${enter}>${words.desk.enter}</button>`;
}

/** Somebody is signed in, and not at the desk. */
export function elsewhere({ words, enter, leave }: Door): TemplateResult {
  return html`<h2 part="heading" tabindex="-1">${words.desk.title}</h2>
    <p class="note">${words.desk.notHere}</p>
    <p>${words.desk.enterAnew}</p>
    <p class="hint">${words.desk.viaViisp}</p>
    <div class="row">
      <button type="button" class="main" part="button" @click=${enter}>${words.desk.enter}</button>
      <button type="button" @click=${leave}>${words.desk.signOut}</button>
    </div>`;
}

/** Somebody is at the desk and has no role: whoever gives one needs the account's number. */
export function noRole({ words, again, leave }: Door, id: string): TemplateResult {
  return html`<h2 part="heading" tabindex="-1">${words.desk.noRoleTitle}</h2>
    <p>${words.desk.noRole}</p>
    <dl class="facts">
      <dt>${words.desk.accountId}</dt>
      <dd>${id}</dd>
    </dl>
    <div class="row">
      <button type="button" class="main" part="button" @click=${again}>${words.desk.again}</button>
      <button type="button" @click=${leave}>${words.desk.signOut}</button>
    </div>`;
}

/** Sends whoever works here to VIISP; whoever turns round there is not on the way to the desk any more. */
export function goThrough(connection: Connection): void {
  connection.toDesk = connection.through = true;
  const back = () => {
    if (connection.through) return;
    connection.toDesk = false;
    connection.removeEventListener('change', back);
  };
  connection.addEventListener('change', back);
  connection.wait({});
}

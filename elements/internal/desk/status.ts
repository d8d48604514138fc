import { html, type TemplateResult } from 'lit';
import type { AllDeskWords } from '../locale.js';
import type { Found, Work } from './types.js';

/** Whether an account can be used, in a word. */
export function badge(statuses: AllDeskWords['person']['statuses'], status: Found['status']): TemplateResult {
  return html`<span class="badge ${status === 'active' ? 'good' : 'bad'}">${statuses[status]}</span>`;
}

/** What became of a request, in a word. */
export function became({ work, requestStatuses }: AllDeskWords, { undone, status }: Work): string {
  return undone ? work.undone : requestStatuses[status];
}

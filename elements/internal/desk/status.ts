import { html, type TemplateResult } from 'lit';
import type { AllDeskWords } from '../locale.js';
import type { Found } from './types.js';

/** Whether an account can be used, in a word. */
export function badge(statuses: AllDeskWords['person']['statuses'], status: Found['status']): TemplateResult {
  return html`<span class="badge ${status === 'active' ? 'good' : 'bad'}">${statuses[status]}</span>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentKind } from '../../../../schema/staff.js';
import type { Connection } from '../../connection.js';
import { define } from '../../element.js';
import { typed } from '../../form.js';
import type { AllDeskWords } from '../../locale.js';
import { choice } from '../because.js';
import type { Because, Dossier } from '../types.js';
import { ActForm } from './act-form.js';
import type { ActName } from './allowed.js';

type PlainAct = Exclude<ActName, 'correctName' | 'correctEmail' | 'askMerge'>;

interface Act {
  id: string;
  version: number;
  because: Because;
  document: DocumentKind;
}

/** Each by the procedure that does it. A proposal changes nothing yet: the account is read again to show it. */
const SEND: Record<PlainAct, (connection: Connection, act: Act) => Promise<Dossier>> = {
  confirmIdentity: (api, { id, version, document, because }) =>
    api.call('staff.confirmIdentity', { id, version, document, ...because }),
  revokeIdentity: (api, { id, version, because }) => api.call('staff.revokeIdentity', { id, version, ...because }),
  removePasskeys: (api, { id, version, because }) => api.call('staff.removePasskeys', { id, version, ...because }),
  block: (api, { id, version, because }) => api.call('staff.block', { id, version, ...because }),
  unblock: (api, { id, version, because }) => api.call('staff.unblock', { id, version, ...because }),
  endSessions: (api, { id, because }) => api.call('staff.endSessions', { id, ...because }),
  askErasure: async (api, { id, because }) => {
    await api.call('staff.askErasure', { id, ...because });
    return api.call('staff.read', { id, ...because });
  },
};

/** The form of an act that needs a reason and little else. */
export class PlainForm extends ActForm {
  static override properties = { name: { attribute: false } };

  declare name: PlainAct;

  protected get act(): PlainAct {
    return this.name;
  }

  protected override shown(words: AllDeskWords): TemplateResult {
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => this.#submit(event, words)}>
      ${this.head(words)}
      ${
        this.act === 'confirmIdentity'
          ? choice(words, this.submission, {
              name: 'document',
              label: words.desk.document,
              options: words.desk.documents,
            })
          : nothing
      }
      ${this.why(words)} ${this.buttons(words, words.acts[this.act].button)}
    </form>`;
  }

  async #submit(event: SubmitEvent, words: AllDeskWords): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const document = typed(form, 'document') as DocumentKind | '';
    const missing = this.act === 'confirmIdentity' && !document;
    if (!(await this.ready(form, missing ? { document: 'document_required' } : {}))) return;
    const { id, version } = this.dossier;
    const work = (because: Because) =>
      SEND[this.act](this.connection, { id, version, because, document: document as DocumentKind });
    await this.send(work, words.acts[this.act].done);
  }
}

define('migris-act-plain', PlainForm);

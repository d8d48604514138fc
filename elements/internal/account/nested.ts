import { html, type TemplateResult } from 'lit';
import type { Connection } from '../connection.js';
import { PARTS } from '../element.js';
import { surely } from '../load.js';
import type { Language } from '../locale.js';
import type { Home, PageName } from './home.js';
import type { Profile } from './profile.js';

interface Given {
  language: Language;
  connection: Connection;
  profile: Profile;
  home: Home;
}

/** A page of the account; each comes when it is first opened. */
export function nested(page: PageName, { language, connection, profile, home }: Given): TemplateResult {
  switch (page) {
    case 'email':
      void surely(() => import('./email.js'));
      return html`<migris-account-email exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-email>`;
    case 'correction':
      void surely(() => import('./correction.js'));
      return html`<migris-account-correction exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-correction>`;
    case 'requests':
      void surely(() => import('./requests.js'));
      return html`<migris-account-requests exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-requests>`;
    case 'history':
      void surely(() => import('./history.js'));
      return html`<migris-account-history exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-history>`;
    case 'data':
      void surely(() => import('./data.js'));
      return html`<migris-account-data exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-data>`;
    case 'passkeys':
      void surely(() => import('./passkeys.js'));
      return html`<migris-account-passkeys exportparts=${PARTS} .locale=${language} .connection=${connection} .profile=${profile} .home=${home}></migris-account-passkeys>`;
    case 'sessions':
      void surely(() => import('../sessions/list.js'));
      return html`<migris-sessions exportparts=${PARTS} .locale=${language} .connection=${connection}></migris-sessions>`;
    case 'proof': {
      const leave = () => home.leave();
      const proven = () => home.leave('proven');
      void surely(() => import('./step-up.js'));
      return html`<migris-step-up exportparts=${PARTS} .locale=${language} .connection=${connection} .means=${'passkey'} .email=${profile.email} .proven=${proven} .leave=${leave}></migris-step-up>`;
    }
  }
}

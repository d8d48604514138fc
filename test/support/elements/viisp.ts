import { Trouble } from '../../../elements/internal/trouble.js';
import type { Refusal } from '../../../schema/refusal.js';
import { type Answers, API_HOST, Api, ona } from './api.js';
import { put } from './page.js';

/** What VIISP's answer comes back as. */
export const HANDED = 'k1.AAAAAAAAAAAAAAAA.handed';

/** A form that the page would have left with. */
export interface Sent {
  action: string;
  method: string;
  fields: Record<string, FormDataEntryValue>;
}

const { submit } = HTMLFormElement.prototype;

/** Keeps the browser here, and notes what it would have been sent away with. */
export function keepHere(): Sent[] {
  const sent: Sent[] = [];
  HTMLFormElement.prototype.submit = function note(this: HTMLFormElement) {
    if (!this.isConnected) throw new Error('browsers send no form that is not in the page');
    sent.push({ action: this.action, method: this.method, fields: Object.fromEntries(new FormData(this)) });
  };
  return sent;
}

/** Lets the browser go again, and takes what came back out of the address. */
export function letGo(): void {
  HTMLFormElement.prototype.submit = submit;
  history.replaceState(null, '', location.href.replace(/#.*/, ''));
}

/** The address as VIISP's answer makes it. */
export function comeBack(handoff = HANDED, api = API_HOST): void {
  history.replaceState(null, '', `#migris-viisp@${api}=${handoff}`);
}

/** An API with both ways in. */
export function bothWays(answers: Answers = {}): Api {
  return new Api({
    'signIn.ways': () => ({
      email: true,
      viisp: true,
      portal: { lt: 'MIGRIS', en: 'MIGRIS' },
      mailDomain: 'migris.example',
    }),
    ...answers,
  });
}

/** A page on which somebody has just come back from VIISP for the first time. */
export async function backAt(
  tag: 'migris-login' | 'migris-otp' | 'migris-profile' | 'migris-account' | 'migris-staff',
  api = bothWays(),
) {
  if (api.person.level === 1) api.person = ona;
  comeBack();
  return put(tag, { api });
}

/** Refuses VIISP's answer once, and takes it from then on. */
export function refuseOnce(api: Api, refusal: Refusal): void {
  api.answers['viisp.finish'] = () => {
    delete api.answers['viisp.finish'];
    return Promise.reject(new Trouble({ refusal }));
  };
}

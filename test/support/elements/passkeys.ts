import '../../../elements/internal/passkey/list.js';
import { executeServerCommand } from '@web/test-runner-commands';
import type { Output } from '../../../elements/internal/connection.js';
import { type Answers, Api, type Call, jonas } from './api.js';
import type { Device } from './device.js';
import { byRole, eventually } from './query.js';

type Passkey = Output<'passkey.list'>['passkeys'][number];

/** A challenge, as the API draws one. */
export const CHALLENGE = 'c'.repeat(43);
/** Where the tests run. */
export const SITE = location.hostname;

/** Gives this browser a new device for passkeys. */
export async function giveDevice(device: Device = {}): Promise<void> {
  await executeServerCommand('device', device as never);
}

/** An answer of the browser, as it was sent. */
export interface Answer {
  id: string;
  response: Record<string, string>;
}

/** The answer that arrived for a procedure, and what the browser says in it of the page. */
export function answerIn(api: Api, path: 'passkey.add' | 'passkey.confirm'): Answer & { said: object } {
  const [call] = api.to(path);
  const { credential } = (call as Call).input as { credential?: unknown } as { credential: Answer };
  const text = String(credential.response.clientDataJSON).replace(/-/g, '+').replace(/_/g, '/');
  return { ...credential, said: JSON.parse(atob(text)) };
}

/** A passkey in the list. */
export function known(name: string, id = 'p'.repeat(22)): Passkey {
  return { id, name, createdAt: Date.UTC(2026, 9, 5), lastUsedAt: null };
}

/** An API that keeps passkeys as the Worker does, and judges nothing. */
export class PasskeyApi extends Api {
  passkeys: Passkey[];

  constructor(passkeys: Passkey[] = [], answers: Answers = {}, site = SITE) {
    super({
      'passkey.list': () => ({ passkeys: this.passkeys, allowed: true, site, now: Date.now() }),
      'passkey.creation': () => ({ options: this.#creation(site) }),
      'passkey.add': ({ credential, name }) => {
        this.passkeys = [...this.passkeys, { ...known(name), id: credential.id }];
        return { passkeys: this.passkeys };
      },
      'passkey.request': () => ({
        options: {
          challenge: CHALLENGE,
          rpId: site,
          allowCredentials: this.#described(),
          timeout: 300_000,
          userVerification: 'required',
        },
      }),
      'passkey.confirm': () => ({ level: 2, freshUntil: Date.now(), idToken: null, now: Date.now() }),
      'passkey.remove': ({ id }) => {
        this.passkeys = this.passkeys.filter((passkey) => passkey.id !== id);
        return { passkeys: this.passkeys };
      },
      ...answers,
    });
    this.passkeys = passkeys;
  }

  #creation(site: string) {
    return {
      challenge: CHALLENGE,
      rp: { id: site, name: 'MIGRIS' },
      user: { id: 'u'.repeat(43), name: 'jonas@example.lt', displayName: 'Jonas' },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      timeout: 300_000,
      excludeCredentials: this.#described(),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    };
  }

  #described() {
    return this.passkeys.map(({ id }) => ({ type: 'public-key', id, transports: ['internal'] }));
  }
}

/** Puts the list of passkeys of somebody who is signed in into the page. */
export async function putPasskeys(api: PasskeyApi, locale = 'en'): Promise<HTMLElement> {
  await api.leaveSession(jonas);
  const element = Object.assign(document.createElement('migris-passkeys'), { connection: await api.connect(), locale });
  document.body.append(element);
  const title = locale === 'en' ? 'Passkeys' : 'Prieigos raktai';
  await eventually(() => byRole(element, 'heading', title));
  return element;
}

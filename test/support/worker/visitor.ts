import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { Simulator, type SimulatorSettings } from '../../../demo/viisp/simulator.js';
import type { AppRouter } from '../../../worker/router.js';
import { leaveDoor } from '../../../worker/viisp/leave.js';
import { returnDoor } from '../../../worker/viisp/return.js';
import { guard } from './canary.js';
import { type How, newAttempt, Page, type PageFacts } from './page.js';
import { API, HOME, Site } from './site.js';

type Outputs = inferRouterOutputs<AppRouter>;
type Inputs = inferRouterInputs<AppRouter>;

/** Where the simulator is. */
export const VIISP = 'https://viisp.test';
const PID = 'VSID000000000113';
const PROVIDERS = [
  'auth.lt.identity.card',
  'auth.lt.bank',
  'auth.signatureProvider',
  'auth.eidas',
  'auth.iltu.identity.card',
];

interface KeyPair {
  privateKey: string;
  publicKey: string;
}

async function newPair(): Promise<KeyPair> {
  const settings = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = (await crypto.subtle.generateKey({ ...settings, hash: 'SHA-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const base64 = async (format: 'pkcs8' | 'spki', key: CryptoKey) =>
    btoa(String.fromCharCode(...new Uint8Array((await crypto.subtle.exportKey(format, key)) as ArrayBuffer)));
  const privateKey = await base64('pkcs8', pair.privateKey);
  const lines = privateKey.match(/.{1,64}/g)?.join('\n');
  return {
    privateKey: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
    publicKey: await base64('spki', pair.publicKey),
  };
}

let pairs: Promise<{ platform: KeyPair; client: KeyPair }> | undefined;

async function keys() {
  pairs ??= Promise.all([newPair(), newPair()]).then(([platform, client]) => ({ platform, client }));
  return pairs;
}

/** The Worker with VIISP set up, and the simulator that it talks to. */
export interface Together {
  site: Site;
  simulator: Simulator;
  /** Every request that went out, by its SOAPAction. */
  asked: string[];
}

/** A Worker that signs people in through the simulator. */
export async function together(
  settings: Record<string, unknown> = {},
  more: Partial<SimulatorSettings> = {},
  bindings: Partial<Env> = {},
): Promise<Together> {
  const { platform, client } = await keys();
  const text = JSON.stringify({
    pid: PID,
    soap: `${VIISP}/soap`,
    portal: `${VIISP}/portal`,
    providers: PROVIDERS,
    keys: [platform.publicKey],
    ...settings,
  });
  const site = new Site({ VIISP: text, VIISP_KEY: client.privateKey, ...bindings });
  const postback = String(settings.postback ?? `${API}/viisp/return`);
  const clients = [{ pid: PID, key: client.publicKey, postbacks: [postback] }];
  const now = () => site.clock.now();
  const simulator = new Simulator({ keys: platform, clients, now, ...more });
  const asked: string[] = [];
  site.outside = (request) => {
    asked.push(request.headers.get('soapaction')?.replace(/^.*\/|"/g, '') ?? '');
    return simulator.fetch(request);
  };
  return { site, simulator, asked };
}

/** What a person chooses at VIISP. */
export type Chosen = Record<string, string>;

/** A test person of the simulator, with a bank account. */
export const citizen: Chosen = { person: 'citizen', means: 'auth.lt.bank' };

/** Somebody with this code and these names, and an address for VIISP to tell of. */
export function somebody(code: string, givenNames: string, surname: string, more: Chosen = {}): Chosen {
  return { person: 'own', means: 'auth.lt.bank', code: guard(code), givenNames, surname, ...more };
}

let codes = 0;

/** A personal code that nobody had before; the platform does not judge its check digit. */
export function someCode(): string {
  codes += 1;
  return guard(`4850312${String(codes).padStart(4, '0')}`);
}

/** A browser that goes to VIISP and back. */
export class Visitor extends Page {
  readonly simulator: Simulator;
  /** What the browser was told to remember. */
  readonly cookies: string[] = [];

  constructor({ site, simulator }: Together, facts: PageFacts = {}) {
    super(site, facts);
    this.simulator = simulator;
  }

  /** Asks where to go. */
  start(input: Partial<Inputs['viisp']['start']> = {}, how: How = {}) {
    const page = { returnTo: `${this.origin ?? HOME}/application/?step=2`, ...input };
    return this.call<Outputs['viisp']['start']>('viisp.start', page, { token: null, ...how });
  }

  /** Leaves with a ticket, as the page sends the browser; gives the answer of the Worker. */
  async depart(ticket: string, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams({ ticket: guard(ticket) });
    const request = new Request(`${API}/viisp/leave`, {
      method: 'POST',
      body,
      headers: { origin: this.origin ?? HOME, ...headers },
    });
    const answer = await leaveDoor(request, this.site.env, this.site.clock);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) this.cookies.push(cookie.split(';')[0] ?? '');
    return answer;
  }

  /** Proves at VIISP who it is; gives what the browser then posts to the Worker. */
  async choose(ticket: string, chosen: Chosen = citizen): Promise<URLSearchParams> {
    const body = new URLSearchParams({ ticket: guard(ticket), ...chosen });
    const answer = await this.simulator.fetch(new Request(`${VIISP}/portal/choose`, { method: 'POST', body }));
    const text = await answer.text();
    const fields = [...text.matchAll(/<input type="hidden" name="(ticket|customData)" value="([^"]*)">/g)];
    return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
  }

  /** Posts what VIISP handed to the browser; gives the answer of the Worker. */
  back(form: URLSearchParams | BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const request = new Request(`${API}/viisp/return`, {
      method: 'POST',
      body: form,
      headers: { origin: VIISP, cookie: this.cookies.join('; '), ...headers },
    });
    return returnDoor(request, this.site.env);
  }

  /** Goes to VIISP and back; gives the hand-off that the page finds in its address. */
  async away(chosen: Chosen = citizen): Promise<string> {
    const { data } = await this.start();
    await this.depart(data.ticket);
    return handoffOf(await this.back(await this.choose(data.ticket, chosen)));
  }

  /** Redeems a hand-off. */
  async finish(handoff: string, more: Partial<Inputs['viisp']['finish']> = {}, how: How = {}) {
    const input = { handoff, attempt: newAttempt(), ...more };
    const answer = await this.call<Outputs['viisp']['finish']>('viisp.finish', input, { token: null, ...how });
    if (answer.data) this.token = guard(answer.data.token);
    return answer;
  }

  /** Signs in through VIISP, there and back. */
  async arrive(chosen: Chosen = citizen) {
    return this.finish(await this.away(chosen));
  }

  /** Asks for a code that proves an address. */
  async askToProve(email: string, more: object = {}) {
    this.email = guard(email);
    const answer = await this.call<Outputs['email']['request']>('email.request', { email, ...more });
    if (answer.data) this.challenge = guard(answer.data.challenge);
    return answer;
  }

  /** Proves the address with a code. */
  confirm(code: string, more: object = {}, how: How = {}) {
    const input = { challenge: this.challenge, email: this.email, code, attempt: newAttempt(), ...more };
    return this.call<Outputs['email']['confirm']>('email.confirm', input, how);
  }

  /** Proves an address from the request to the end. */
  async prove(email: string) {
    await this.askToProve(email);
    return this.confirm(await this.site.codeOf(email));
  }

  /** Joins the account that was met. */
  link(how: How = {}) {
    return this.call<Outputs['email']['link']>('email.link', { challenge: this.challenge }, how);
  }

  /** Arrives the first time, proves an address and gives a phone number. */
  async settle(chosen: Chosen, email: string) {
    await this.arrive(chosen);
    await this.prove(email);
    return this.call<Outputs['profile']['complete']>('profile.complete', { phone: '+37061234567' });
  }
}

/** The hand-off in the address that a browser is sent to. */
export function handoffOf(response: Response): string {
  return guard(response.headers.get('location')?.split('#migris-viisp@api.test=')[1] ?? '');
}

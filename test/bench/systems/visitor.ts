import type { Place } from '../stack/system.ts';
import { addressOf, BROWSER, networkOf } from './ours.ts';

/** What a server answered, read to its end. */
export interface Answer {
  status: number;
  /** Where it sends the browser; empty where it does not. */
  location: string;
  text: string;
}

/** What goes with a call. */
export interface Sent {
  form?: Record<string, string>;
  json?: object;
  headers?: Record<string, string>;
}

/** The browser and the letterbox of somebody with an address and a network of their own; no redirect is followed. */
export class Visitor {
  readonly site: string;
  readonly email: string;
  readonly #letter: Place['letter'];
  readonly #network: string;
  readonly #cookies = new Map<string, string>();
  #letters = 0;

  constructor({ site, letter }: Place, number: number, again: boolean) {
    this.site = site;
    this.email = addressOf(number);
    this.#letter = letter;
    // The same network as the person of the same number has at our own API.
    this.#network = networkOf(number + (again ? 8_000_000 : 0));
  }

  /** Calls a path of the site, by POST where something is sent. */
  async call(path: string, { form, json, headers }: Sent = {}): Promise<Answer> {
    const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
    const response = await fetch(new URL(path, this.site), {
      ...(body && { method: 'POST', body }),
      redirect: 'manual',
      headers: {
        origin: this.site,
        'cf-connecting-ip': this.#network,
        'user-agent': BROWSER,
        ...(this.#cookies.size > 0 && { cookie: this.cookies }),
        ...(json && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
  }

  /** The cookies as they are sent. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A letter is on its way. */
  expectLetter(): void {
    this.#letters++;
  }

  /** The code of the last letter that was expected. */
  async code(): Promise<string> {
    let text = '';
    for (; this.#letters > 0; this.#letters--) text = (await this.#letter(this.email)).text;
    return text.match(/\b\d{8}\b/)?.[0] ?? '';
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
      if (value === '' || /;\s*max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** Hands an answer on. @throws Error with what was answered, where it is not the right one */
export async function insist(
  what: string,
  answered: Promise<Answer>,
  isRight: (answer: Answer) => boolean,
): Promise<Answer> {
  const answer = await answered;
  if (isRight(answer)) return answer;
  const { status, location, text } = answer;
  throw new Error(`${what}: ${status} ${location} ${text.slice(0, 300)}`);
}

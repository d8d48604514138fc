import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { chromium, chromiumFlags } from '../../support/chromium.ts';

const START_MS = 30_000;
/** Nothing of its own runs beside the pages. */
const ALONE = [
  '--headless',
  '--remote-debugging-port=0',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--no-default-browser-check',
  '--mute-audio',
  '--hide-scrollbars',
  // Lists under its address bar, which are pages themselves and would start in every window.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,PreloadTopChromeWebUI',
];

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: object;
  result?: object;
  error?: { message: string };
}

/** Hears of an event of the browser. */
type Listener = (params: Record<string, unknown>) => void;

/**
 * A Chromium that is spoken to in its own protocol (CDP). What test drivers put into each page for their own use would be in the
 * figures, and is not little on a slow phone.
 */
export class Chromium {
  readonly #socket: WebSocket;
  readonly #stop: () => Promise<void>;
  readonly #awaited = new Map<number, (answer: Message) => void>();
  readonly #listeners = new Set<{ session: string | undefined; method: string; hear: Listener }>();
  #last = 0;

  private constructor(socket: WebSocket, stop: () => Promise<void>) {
    this.#socket = socket;
    this.#stop = stop;
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as Message);
    // Whoever waits for a browser that crashed would wait forever.
    socket.onclose = () => {
      for (const id of this.#awaited.keys()) this.#hear({ id, error: { message: 'Chromium is gone.' } });
    };
  }

  /** Starts one with nothing in its caches. */
  static async start(scratch: string): Promise<Chromium> {
    const flags = [...chromiumFlags, ...ALONE, `--user-data-dir=${join(scratch, 'profile')}`, 'about:blank'];
    const child = spawn(
      chromium(() => {}),
      flags,
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const closed = once(child, 'close');
    const stop = async () => {
      child.kill();
      await closed;
    };
    const address = await addressSaidBy(child.stderr).catch(async (error) => {
      await stop();
      throw error;
    });
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new Chromium(socket, stop);
  }

  /** Sends a command, to the browser or to a page of it, and gives its answer. @throws where the browser refuses it */
  async send<Result>(method: string, params: object = {}, session?: string): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<Message>((resolve) => this.#awaited.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params, ...(session && { sessionId: session }) }));
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  }

  /** Hears of each event of this name, until what it gives is called. */
  on(method: string, session: string | undefined, hear: Listener): () => void {
    const listener = { session, method, hear };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for the next event of this name. @throws where it does not come in time */
  next(method: string, session: string | undefined, patience: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The browser never said ${method}.`)), patience);
      const deaf = this.on(method, session, () => {
        clearTimeout(late);
        deaf();
        resolve();
      });
    });
  }

  /** Ends it, and comes back when it is gone. */
  async close(): Promise<void> {
    this.#socket.close();
    await this.#stop();
  }

  #hear({ id, sessionId, method, params, ...answer }: Message): void {
    if (id !== undefined) {
      this.#awaited.get(id)?.(answer);
      this.#awaited.delete(id);
    }
    for (const listener of this.#listeners) {
      if (listener.method === method && listener.session === sessionId) listener.hear({ ...params });
    }
  }
}

/** Where a browser that starts says that it listens. @throws where it says nothing of it in time */
function addressSaidBy(words: Readable): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let said = '';
    words.setEncoding('utf8').on('data', (more: string) => {
      said += more;
      const [, found] = said.match(/listening on (ws:\S+)/) ?? [];
      if (found) resolve(found);
    });
    setTimeout(() => reject(new Error(`Chromium did not start: ${said}`)), START_MS).unref();
  });
}

import { once } from 'node:events';

/** A node of V8's CPU profile (Chrome DevTools Protocol, Profiler.ProfileNode). */
interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  hitCount?: number;
  children?: number[];
}

/** V8's CPU profile: which function was running at each sample, and the microseconds to the next. */
export interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
  startTime: number;
  endTime: number;
}

/** Does what workerd may go down under, as it does now and then with a debugger: then all of it once more, with another one, and says so. @throws Error when it fails each time */
export async function persistently<Result>(
  say: (line: string) => void,
  work: () => Promise<Result>,
  times = 3,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (times === 1) throw error;
    say(`once more: ${(error as Error).message}`);
    return persistently(say, work, times - 1);
  }
}

const hungUp = () => new Error('workerd hung up on the debugger.');

/** V8 of a running Worker, as a debugger sees it. */
export class Inspector {
  readonly #socket: WebSocket;
  // workerd hangs up on a debugger that says nothing for a while.
  readonly #alive = setInterval(() => this.send('Runtime.getIsolateId').catch(() => undefined), 2_000);
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(String(data));
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result as never);
    });
    socket.addEventListener('close', () => {
      clearInterval(this.#alive);
      for (const { reject } of this.#waiting.values()) reject(hungUp());
    });
  }

  /** Connects to the Worker behind an address of an inspector. */
  static async of(address: string | undefined, worker = 'core:user:subject'): Promise<Inspector> {
    if (!address) throw new Error('That Worker was started without an inspector.');
    const socket = new WebSocket(`${address.replace('http', 'ws')}/${worker}`);
    await Promise.race([
      once(socket, 'open'),
      once(socket, 'error').then(() => Promise.reject(new Error('No inspector.'))),
    ]);
    return new Inspector(socket);
  }

  /** Sends a command of the protocol. @throws Error with what the Worker said */
  send<Result>(method: string, params: object = {}): Promise<Result> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(hungUp());
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Result>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }

  /** What ran while some work was done. */
  async profile(work: () => Promise<void>): Promise<Profile> {
    await this.send('Profiler.enable');
    await this.send('Profiler.setSamplingInterval', { interval: 100 });
    await this.send('Profiler.start');
    await work();
    const { profile } = await this.send<{ profile: Profile }>('Profiler.stop');
    return profile;
  }

  close(): void {
    clearInterval(this.#alive);
    this.#socket.close();
  }
}

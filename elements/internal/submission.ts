import type { ReactiveControllerHost } from 'lit';
import type { Problem } from '../../schema/problem.js';
import { RefusedEvent } from './events.js';
import { Trouble } from './trouble.js';

const SLOW_MS = 5000;

/** What a form lives in: an element that can learn more words. */
type Host = ReactiveControllerHost & HTMLElement & { learn(part: 'rare'): Promise<void> };

/** One form's way to the API and back: never twice at once, and what failed is kept as a fact until it is said in words. */
export class Submission {
  /** Whether it takes so long that the person should be told. */
  slow = false;
  /** Why the last call failed. */
  trouble: Trouble | undefined;
  /** What is wrong with the fields, here or by the Worker's judgement. */
  problems: Record<string, Problem> = {};
  readonly #host: Host;
  #running: Promise<boolean> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether a call is under way. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Whether there is something to correct or to be told. */
  get failed(): boolean {
    return this.trouble !== undefined || Object.keys(this.problems).length > 0;
  }

  /** Forgets what was wrong. */
  clear(): void {
    this.trouble = undefined;
    this.problems = {};
    this.#host.requestUpdate();
  }

  /** Says what is wrong with fields before anything is sent. */
  reject(problems: Record<string, Problem>): void {
    this.trouble = undefined;
    this.problems = problems;
    this.#host.requestUpdate();
  }

  /** Runs a call; true when it succeeded. Whoever presses again meanwhile waits for the same one. */
  run(work: () => Promise<void>): Promise<boolean> {
    this.#running ??= this.#go(work);
    return this.#running;
  }

  async #go(work: () => Promise<void>): Promise<boolean> {
    this.clear();
    const timer = setTimeout(() => {
      this.slow = true;
      this.#host.requestUpdate();
    }, SLOW_MS);
    try {
      await work();
      return true;
    } catch (error) {
      await this.#note((error as Trouble).facts ? (error as Trouble) : new Trouble({}));
      return false;
    } finally {
      clearTimeout(timer);
      this.#running = undefined;
      this.slow = false;
      this.#host.requestUpdate();
    }
  }

  async #note(trouble: Trouble): Promise<void> {
    const { refusal = null, fields } = trouble.facts;
    // Said once, and in the right words: a screen reader would read out what stood there before them.
    if ((refusal && refusal !== 'code_wrong') || fields) await this.#host.learn('rare');
    if (fields && !refusal) this.problems = fields;
    else this.trouble = trouble;
    this.#host.dispatchEvent(new RefusedEvent(refusal));
  }
}

import { DESK_IDLE_MS, SESSION_IDLE_MS } from '../../../schema/session-life.js';
import { now } from '../clock.js';
import type { Connection } from '../connection.js';
import { lapse, shareUse, type Why } from './tabs.js';
import { Warning } from './warning.js';

/** How long before the end a person is warned: more than the 20 seconds of WCAG 2.2.1. */
const WARN_MS = 120_000;
/** A page that slept or was throttled looks at the clock at least this often, and when it is seen again. */
const LOOK_MS = 10_000;
/** News of other tabs that a page slept through comes within this time. */
const NEWS_MS = 500;

const watched = new WeakSet<Connection>();

/** Warns before the session of a page ends, and ends it in time: once for all elements, by the clock and not by counting. */
export function watch(connection: Connection): void {
  if (watched.has(connection)) return;
  watched.add(connection);
  new Watch(connection);
}

/** What ends first: the time without use, or the whole session. */
export function endOf({ used, ends, atDesk }: Pick<Connection, 'used' | 'ends' | 'atDesk'>): { at: number; why: Why } {
  const idle = used + (atDesk ? DESK_IDLE_MS : SESSION_IDLE_MS);
  return idle < ends ? { at: idle, why: 'idle' } : { at: ends, why: 'over' };
}

class Watch {
  readonly #connection: Connection;
  readonly #share: () => void;
  #warning: Warning | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The end that the person has taken note of. */
  #noted = 0;
  /** Whether the session was found to be past its end. */
  #past = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#share = shareUse(connection);
    connection.addEventListener('change', this.#look);
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('pageshow', this.#look);
    this.#look();
  }

  #look = (): void => {
    clearTimeout(this.#timer);
    this.#share();
    const { person, ends } = this.#connection;
    if (person && ends) this.#judge();
    else this.#dismiss();
  };

  #judge(): void {
    const { at, why } = endOf(this.#connection);
    const left = at - now();
    if (left <= 0) {
      this.#end(why);
      return;
    }
    this.#past = false;
    if (left > WARN_MS || this.#noted === at) this.#dismiss();
    else this.#warn(at, why);
    this.#again(this.#warning ? 1000 : left > WARN_MS ? left - WARN_MS : left);
  }

  #again(ms: number): void {
    this.#timer = setTimeout(this.#look, Math.min(ms, LOOK_MS));
  }

  /** A page that slept hears first whether the session was used elsewhere meanwhile. */
  #end(why: Why): void {
    this.#dismiss();
    if (this.#past) {
      this.#past = false;
      lapse(this.#connection, why);
      void this.#connection.forget();
      return;
    }
    this.#past = true;
    this.#again(NEWS_MS);
  }

  #warn(at: number, why: Why): void {
    this.#warning ??= Warning.over(this.#connection, this.#noticed);
    Object.assign(this.#warning, { at, why });
    this.#warning.requestUpdate();
  }

  #noticed = (): void => {
    const { at, why } = endOf(this.#connection);
    if (why === 'over') this.#noted = at;
    this.#look();
  };

  #dismiss(): void {
    this.#warning?.dismiss();
    this.#warning = undefined;
  }
}

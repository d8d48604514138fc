import type { Clock } from './clock.js';

const CACHED_MS = 60_000;
const BETWEEN_WRITES_MS = 1_000;

/** A value of the central store. */
export interface Entry {
  value: string;
  writtenAt: number;
  endsAt: number;
}

interface Cached {
  value: string | null;
  until: number;
}

/**
 * Production KV as it is documented: one central store, and in every location a cache that keeps what it saw, and what it
 * did not see, for a minute. A second write to a key within a second is refused; so is a life under a minute.
 */
export class LaggyKv {
  readonly #clock: Clock;
  readonly #central: Map<string, Entry>;

  constructor(clock: Clock, central = new Map<string, Entry>()) {
    this.#clock = clock;
    this.#central = central;
  }

  /** KV as one location sees it. */
  at(): KVNamespace {
    const cache = new Map<string, Cached>();
    const one = (key: string): string | null => {
      const now = this.#clock.now();
      const cached = cache.get(key);
      if (cached && cached.until > now) return cached.value;
      const entry = this.#central.get(key);
      const value = entry && entry.endsAt > now ? entry.value : null;
      cache.set(key, { value, until: now + CACHED_MS });
      return value;
    };
    return {
      get: async (keys: string | string[]) =>
        Array.isArray(keys) ? new Map(keys.map((key) => [key, one(key)])) : one(keys),
      put: async (key: string, value: string, { expirationTtl = 0 } = {}) => {
        this.#put(key, value, expirationTtl);
        // The location that wrote sees its own write.
        cache.set(key, { value, until: this.#clock.now() + CACHED_MS });
      },
      delete: async () => {
        throw new Error('A verifier is never removed.');
      },
      list: async () => ({ keys: [...this.#central.keys()].map((name) => ({ name })) }),
    } as unknown as KVNamespace;
  }

  #put(key: string, value: string, lifeSeconds: number): void {
    const now = this.#clock.now();
    if (!Number.isInteger(lifeSeconds) || lifeSeconds < 60)
      throw new Error('KV PUT failed: 400 Invalid expiration_ttl');
    const known = this.#central.get(key);
    if (known && now - known.writtenAt < BETWEEN_WRITES_MS) throw new Error('KV PUT failed: 429 Too Many Requests');
    this.#central.set(key, { value, writtenAt: now, endsAt: now + lifeSeconds * 1000 });
  }
}

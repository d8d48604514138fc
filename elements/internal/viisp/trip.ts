import type { Connection } from '../connection.js';
import { arrive, takeHandoff } from './arrival.js';
import { depart } from './departure.js';

/** One go at VIISP, out or back. */
export interface Trip {
  /** Ends well only on the way back: the way out ends with the page. */
  over: Promise<void>;
  /** Whether it is the way back. */
  back: boolean;
  stop: AbortController;
}

const trips = new WeakMap<Connection, Trip>();

/** The trip that is under way: all elements of a page share it, so that each answer of VIISP is redeemed once. */
export function tripOf(connection: Connection): Trip {
  const known = trips.get(connection);
  if (known) return known;
  const stop = new AbortController();
  takeHandoff(connection);
  const back = connection.waiting.handoff !== undefined;
  const over = back ? arrive(connection) : depart(connection, stop.signal);
  const trip = { over, back, stop };
  trips.set(connection, trip);
  // Each element that shows it tells of a bad end; after a good one the next person may go.
  over.then(
    () => trips.get(connection) === trip && forgetTrip(connection),
    () => {},
  );
  // Whoever closes the window turns round, wherever the trip has come to.
  const turned = () => connection.through || forgetTrip(connection);
  connection.addEventListener('change', turned, { signal: stop.signal });
  return trip;
}

/** Forgets the trip: the next who asks begins another. */
export function forgetTrip(connection: Connection): void {
  trips.get(connection)?.stop.abort();
  trips.delete(connection);
}

import { Connection } from './connection.js';

const connections = new Map<string, Connection>();

/** The one connection of this page to an API. */
export function connectionTo(base: string): Connection {
  const known = connections.get(base);
  if (known) return known;
  const made = new Connection(base);
  connections.set(base, made);
  void made.restore();
  return made;
}

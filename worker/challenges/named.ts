import type { Context } from '../context.js';
import { contextValues, named, namedContext, type StatementContext, type Values } from '../prepared.js';
import type { Asked } from './challenge.js';

/** Whose address it is, as far as a statement speaks of it. */
export type NamedIdentity = Pick<Asked['identity'], 'keys' | 'current'>;

/** What statements know of a challenge, or of a guess at one. */
export type Named<Question extends Asked> = Omit<Question, 'identity'> & { identity: NamedIdentity };

/** A challenge in statements that are written once. */
export interface NamedChallenge {
  ctx: StatementContext;
  asked: Named<Asked>;
  /** Tells apart what needs statements of its own. */
  kind: string;
}

/** Stands for the keys of an address: one under each key of the ring. */
export function namedKeys(count: number): string[] {
  return Array.from({ length: count }, (_, place) => named(`key:${place}`));
}

/** What the names of `namedKeys` stand for. */
export function keyValues(keys: Iterable<string>): Values {
  return Object.fromEntries(Array.from(keys, (key, place) => [`key:${place}`, key]));
}

/** A challenge that statements speak of by name; whether it is for an account, and how many keys the ring has, is written into them. */
export function namedChallenge(ctx: Context, { subject }: Asked): NamedChallenge {
  const { ids } = ctx.keys;
  const keys = namedKeys(ids.length);
  return {
    ctx: namedContext(ctx),
    asked: {
      id: named('id'),
      purpose: named('purpose'),
      subject: subject === null ? null : named('subject'),
      identity: { keys: new Map(ids.map((id, place) => [id, keys[place] as string])), current: named('key') },
    },
    kind: `${subject === null ? 'anybody' : 'account'}/${ids.length}`,
  };
}

/** What the names stand for in a call. */
export function challengeValues(ctx: Context, { id, purpose, subject, identity }: Asked, now: number): Values {
  return {
    ...contextValues(ctx, now),
    ...{ id, purpose, subject, key: identity.current },
    ...keyValues(identity.keys.values()),
  };
}

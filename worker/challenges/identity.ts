import type { Context } from '../context.js';
import { base64url } from '../encoding.js';
import { type Address, readAddress } from '../mail/address.js';
import { FieldProblem } from '../refuse.js';

/** An address as the stores know it: keyed MACs, so that neither D1 nor KV tells who before the mailbox is proven. */
export interface Identity {
  address: Address;
  /** Key id → `id.MAC` of the canonical address, the present key first. An account keeps one of them as its identity. */
  keys: Map<string, string>;
  /** The one that new rows get. */
  current: string;
  /** The address for limits, folded further and MACed too. */
  limiter: string;
}

/** The identity behind a typed address. @throws FieldProblem naming what is wrong with it. */
export async function identify(ctx: Pick<Context, 'keys'>, typed: string): Promise<Identity> {
  const read = readAddress(typed);
  if ('problem' in read) throw new FieldProblem({ email: read.problem });
  const address = read.value;
  const keys = new Map<string, string>();
  for (const id of ctx.keys.ids)
    keys.set(id, `${id}.${await ctx.keys.mac('address', ['account', address.canonical], id)}`);
  return {
    address,
    keys,
    current: keys.get(ctx.keys.current) as string,
    limiter: await ctx.keys.mac('address', ['limit', address.limiter]),
  };
}

/** What a device shows, to have budgets of its own: proof that its key signed in with this address before. */
export function deviceMark(ctx: Context, identity: Identity, thumbprint: string): Promise<string> {
  return ctx.keys.mac('device', [identity.address.canonical, thumbprint]);
}

/** Whether a mark is the one of that device, under any key of the ring. */
export async function isDeviceMark(
  ctx: Context,
  identity: Identity,
  thumbprint: string,
  mark: string,
): Promise<boolean> {
  const parts = [identity.address.canonical, thumbprint];
  const matches = await Promise.all(ctx.keys.ids.map((id) => ctx.keys.macMatches('device', parts, mark, id)));
  return matches.includes(true);
}

/** Three letters that tell one code's mail from another's; no vowels, so that they never make a word. */
export function referenceOf(challengeId: string): string {
  const letters = 'BCDFGHJKLMNPRSTVXZ';
  return Array.from({ length: 3 }, (_, index) => letters[challengeId.charCodeAt(index) % letters.length]).join('');
}

/** 256 random bits, base64url. */
export function randomSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

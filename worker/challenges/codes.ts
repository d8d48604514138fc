import { CODE_DIGITS, CODE_LIFE_MS } from '../../schema/limits.js';
import type { Context } from '../context.js';
import type { Asked } from './challenge.js';
import type { Identity } from './identity.js';

/** What a code is for: it is worth nothing for another challenge, purpose, page or address. */
export interface CodeSubject {
  challengeId: string;
  purpose: string;
  origin: string;
  identity: Identity;
}

/** What KV holds under `otp:{challenge}:{number}`, written once and never changed: neither who nor the code. */
interface Verifier {
  v: 1;
  kid: string;
  mac: string;
}

/** What the codes of a challenge are for; an account that the mailbox is proven for is part of the purpose. */
export function subjectOf(ctx: Context, { id, purpose, subject, identity }: Asked): CodeSubject {
  const whose = subject === null ? purpose : `${purpose}/${subject}`;
  return { challengeId: id, purpose: whose, origin: ctx.origin, identity };
}

const POSSIBLE = 10 ** CODE_DIGITS;
const FAIR = Math.floor(2 ** 32 / POSSIBLE) * POSSIBLE;

/** Eight random digits, each of the 10⁸ codes equally likely: draws above the last whole multiple are thrown away. */
export function drawCode(random: () => number = randomWord): string {
  let word = random();
  while (word >= FAIR) word = random();
  return String(word % POSSIBLE).padStart(CODE_DIGITS, '0');
}

function randomWord(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}

function spoken(subject: CodeSubject, number: number, kid: string, code: string) {
  const { challengeId, purpose, origin, identity } = subject;
  return ['otp/v1', challengeId, number, purpose, origin, identity.keys.get(kid) ?? '', code];
}

const place = (subject: CodeSubject, number: number) => `otp:${subject.challengeId}:${number}`;

/** Stores the verifier of a code for its hour. Tries twice: the key is fresh, so the same write may be repeated. */
export async function keepCode(ctx: Context, subject: CodeSubject, number: number, code: string): Promise<void> {
  const kid = ctx.keys.current;
  const verifier: Verifier = { v: 1, kid, mac: await ctx.keys.mac('code', spoken(subject, number, kid, code)) };
  const put = () =>
    ctx.env.CODES.put(place(subject, number), JSON.stringify(verifier), { expirationTtl: CODE_LIFE_MS / 1000 });
  await put().catch(put);
}

/** What comparing a guess with the stored verifiers showed. */
export interface Comparison {
  /** The sends whose verifiers could be read. */
  read: number[];
  /** The send whose code the guess is, or 0. */
  match: number;
}

/**
 * Compares a guess with the verifiers of sends 1 to `sends`, in one KV operation and without an early exit. A verifier that is
 * absent, garbled or of a key that left the ring counts as not readable, never as a match. A send that was not made yet is never
 * looked for: KV remembers for a minute that a key was missing.
 */
export async function compareCode(
  ctx: Context,
  subject: CodeSubject,
  sends: number,
  code: string,
): Promise<Comparison> {
  const numbers = Array.from({ length: sends }, (_, index) => index + 1);
  const stored = await readVerifiers(
    ctx,
    numbers.map((number) => place(subject, number)),
  );
  const results = await Promise.all(
    numbers.map(async (number) => {
      const verifier = stored.get(place(subject, number));
      if (!isVerifier(verifier) || !ctx.keys.ids.includes(verifier.kid))
        return { number, readable: false, match: false };
      const match = await ctx.keys.macMatches(
        'code',
        spoken(subject, number, verifier.kid, code),
        verifier.mac,
        verifier.kid,
      );
      return { number, readable: true, match };
    }),
  );
  return {
    read: results.filter((result) => result.readable).map((result) => result.number),
    match: results.find((result) => result.match)?.number ?? 0,
  };
}

/** KV's bulk read fails as a whole when one value is not JSON, so the values are parsed here. */
async function readVerifiers(ctx: Context, places: string[]): Promise<Map<string, unknown>> {
  const texts = await ctx.env.CODES.get(places, 'text');
  return new Map(Array.from(texts, ([key, text]) => [key, parsed(text)]));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isVerifier(value: unknown): value is Verifier {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    value.v === 1 &&
    'kid' in value &&
    'mac' in value &&
    typeof value.mac === 'string' &&
    /^[\w-]{43}$/.test(value.mac)
  );
}

import { ID } from './answers.js';
import type { SigningKey } from './keys.js';
import type { SignatureName } from './names.js';
import { type Signing, signatureOf } from './signature.js';
import { type Branch, canonical, type Letters, written } from './tree.js';

/** An answer before it is signed. */
export interface Draft {
  payload: Branch;
  /** A text in it that whoever forges would change: the code of a person, or a ticket. */
  mark: string;
  /** An answer of the other kind. */
  other: Branch;
  letters: Letters;
  lines: boolean;
}

/** What messages are made with. */
export interface Workshop {
  draft: Draft;
  own: SigningKey;
  /** A key that nobody registered. */
  stranger: () => Promise<SigningKey>;
  method: SignatureName;
}

/** The signature over the answer, changed where `how` says so. */
export function signed(shop: Workshop, how: Partial<Signing> = {}): Promise<string> {
  const { own, method, draft } = shop;
  return signatureOf({ key: own, method, canonical: canonical(draft.payload), id: ID, lines: draft.lines, ...how });
}

/** An answer with a signature as its last child. */
export function withSignature(shop: Workshop, payload: Branch, signature: string): string {
  return written(payload, shop.draft.letters).replace(/<\/[^<>]+>$/, (end) => signature + end);
}

/** The answer as the real platform sends it, without the envelope. */
export async function sealed(shop: Workshop, how: Partial<Signing> = {}): Promise<string> {
  return withSignature(shop, shop.draft.payload, await signed(shop, how));
}

import { NAME_INPUT_MAX } from '../../schema/limits.js';
import { tidyName } from '../../schema/name.js';
import type { Known } from '../accounts/identity.js';
import type { Context } from '../context.js';
import { log, nameOf } from '../log.js';
import { readAddress } from '../mail/address.js';
import { readPhone } from '../phones/phone.js';
import { FieldProblem } from '../refuse.js';
import type { Answer } from './soap/client.js';

/** What identifies a person at VIISP, the surest first: the personal code, the e-resident's, the eIDAS one. */
const CODES = ['lt-personal-code', 'iltu-personal-code', 'eidas-eid'];
/** Staff are known by their personal code too, or else by the one of a card of the state. */
const CODES_OF_STAFF = ['lt-personal-code', 'lt-government-employee-code'];

/** A person as VIISP told of them. */
export interface ViispPerson {
  known: Known;
  /** The code, sealed. */
  sealed: string;
  givenNames: string | null;
  surname: string | null;
  /** Both as VIISP sent them, and `as` they are compared with the last ones: capitals make no other name. */
  names: string;
  /** How the person proved themselves there. */
  means: string;
  /** What the page may offer to be filled in. It proves nothing and is not kept. */
  suggested: { email: string | null; phone: string | null };
}

/** The person that an answer tells of; nothing where it has no code to know them by, or no name. */
export async function viispPerson(ctx: Context, { attributes, information, provider }: Answer, desk = false) {
  const kind = (desk ? CODES_OF_STAFF : CODES).find((name) => attributes[name]?.trim());
  const { firstName = null, lastName = null } = information;
  if (kind === undefined || shownName(lastName ?? firstName) === null) return undefined;
  const code = (attributes[kind] as string).trim();
  const keys = await personKeys(ctx, kind, code);
  const person: ViispPerson = {
    known: { kind: 'viisp', keys, current: keys.get(ctx.keys.current) as string },
    sealed: await ctx.keys.seal('personal_code', JSON.stringify({ kind, code })),
    // A person with one name has it as the surname, as in the contact data.
    givenNames: lastName === null ? null : shownName(firstName),
    surname: shownName(lastName ?? firstName),
    names: JSON.stringify({ sent: [firstName, lastName], as: [firstName, lastName].map(folded) }),
    means: provider,
    suggested: await suggestionOf(information),
  };
  return person;
}

/** What a code is known by: key id → `id.MAC`, the present key first. */
export async function personKeys({ keys }: Pick<Context, 'keys'>, kind: string, code: string) {
  const known = new Map<string, string>();
  for (const id of keys.ids) known.set(id, `${id}.${await keys.mac('person', [kind, code], id)}`);
  return known;
}

/** A name as it is shown: what comes in capitals gets them only where a part begins. */
export function shownName(sent: string | null): string | null {
  // What nobody sees has no place in a name, and no name is that long.
  const name = tidyName((sent ?? '').slice(0, NAME_INPUT_MAX).replace(/[^\P{C}\s]/gu, ''));
  if (name === '') return null;
  if (name !== name.toLocaleUpperCase('lt') || name.length === 1) return name;
  return name
    .toLocaleLowerCase('lt')
    .replace(/(^|[ ’-])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('lt'));
}

function folded(sent: string | null): string | null {
  return sent && tidyName(sent).toLocaleLowerCase('lt');
}

async function suggestionOf({
  email = '',
  phoneNumber = '',
}: Answer['information']): Promise<ViispPerson['suggested']> {
  const address = readAddress(email);
  return { email: 'value' in address ? address.value.typed : null, phone: await numberOf(phoneNumber) };
}

async function numberOf(sent: string): Promise<string | null> {
  try {
    return await readPhone(sent);
  } catch (error) {
    // A suggestion stops nobody who is signed in already.
    if (!(error instanceof FieldProblem)) log({ level: 'error', what: 'no_suggestion', error: nameOf(error) });
    return null;
  }
}

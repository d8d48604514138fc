import type { SignatureName } from './names.js';

/** Which of the two signed answers a switch can spoil. */
export type Place = 'ticket' | 'data';

/** A way in which an answer goes wrong. Faults happen; attacks are made by somebody between the platform and its client. */
export interface Switch {
  name: string;
  kind: 'fault' | 'attack';
  /** Where it can be switched on; everywhere when nothing is said. */
  only?: Place;
  title: { lt: string; en: string };
}

/** Every switch there is: the pages, the control and the tests read this table. */
export const SWITCHES = [
  { name: 'fault', kind: 'fault', title: { lt: 'SOAP klaida be paaiškinimo', en: 'SOAP Fault without detail' } },
  {
    name: 'fault-signature',
    kind: 'fault',
    title: { lt: 'SOAP klaida invalidSignatureException', en: 'SOAP Fault invalidSignatureException' },
  },
  {
    name: 'fault-xml',
    kind: 'fault',
    title: { lt: 'SOAP klaida invalidXmlException', en: 'SOAP Fault invalidXmlException' },
  },
  { name: 'html', kind: 'fault', title: { lt: 'HTML puslapis vietoj XML', en: 'HTML page instead of XML' } },
  { name: 'huge', kind: 'fault', title: { lt: '300 KB dydžio atsakymas', en: 'Answer of 300 KB' } },
  { name: 'encoding', kind: 'fault', title: { lt: 'Koduotė ISO-8859-13', en: 'Encoding ISO-8859-13' } },
  { name: 'slow', kind: 'fault', title: { lt: 'Atsakymas po 12 sekundžių', en: 'Answer after 12 seconds' } },
  { name: 'dead', kind: 'fault', title: { lt: 'Sistema neveikia (HTTP 502)', en: 'Platform down (HTTP 502)' } },
  { name: 'empty', kind: 'fault', title: { lt: 'Tuščias atsakymas', en: 'Empty answer' } },
  { name: 'cut', kind: 'fault', title: { lt: 'Nutrūkęs atsakymas', en: 'Answer cut off half-way' } },
  {
    name: 'changed',
    kind: 'attack',
    title: { lt: 'Po pasirašymo pakeistas vienas ženklas', en: 'One character changed after signing' },
  },
  { name: 'wrapping', kind: 'attack', title: { lt: 'Parašo perkėlimas į antraštę', en: 'Signature wrapping, header' } },
  {
    name: 'wrapping-inside',
    kind: 'attack',
    title: { lt: 'Parašo perkėlimas į suklastoto elemento vidų', en: 'Signature wrapping, inside the forged element' },
  },
  { name: 'other-key', kind: 'attack', title: { lt: 'Pasirašyta kitu raktu', en: 'Signed by another key' } },
  {
    name: 'key-info',
    kind: 'attack',
    title: { lt: 'Kitas raktas, nurodytas pačiame pranešime', en: 'Another key, named in the message itself' },
  },
  { name: 'unsigned', kind: 'attack', title: { lt: 'Be parašo', en: 'Not signed' } },
  { name: 'duplicate-id', kind: 'attack', title: { lt: 'Du elementai tuo pačiu id', en: 'Two elements with one id' } },
  { name: 'two-signatures', kind: 'attack', title: { lt: 'Du parašai', en: 'Two signatures' } },
  { name: 'two-signed-infos', kind: 'attack', title: { lt: 'Du SignedInfo', en: 'Two SignedInfo' } },
  { name: 'digest-comment', kind: 'attack', title: { lt: 'Komentaras santraukoje', en: 'Comment inside the digest' } },
  { name: 'doctype', kind: 'attack', title: { lt: 'DOCTYPE su esybe', en: 'DOCTYPE with an entity' } },
  { name: 'comment', kind: 'attack', title: { lt: 'Komentaras, dalijantis kodą', en: 'Comment that splits a code' } },
  { name: 'transform', kind: 'attack', title: { lt: 'Svetima transformacija (XSLT)', en: 'Foreign transform (XSLT)' } },
  { name: 'hmac', kind: 'attack', title: { lt: 'HMAC su viešuoju raktu', en: 'HMAC with the public key' } },
  {
    name: 'other-answer',
    kind: 'attack',
    title: { lt: 'Pasirašytas kitos rūšies atsakymas', en: 'Signed answer of the other kind' },
  },
  {
    name: 'custom-data',
    kind: 'attack',
    only: 'data',
    title: { lt: 'Kito prisijungimo customData', en: 'customData of another sign-in' },
  },
  {
    name: 'no-personal-code',
    kind: 'attack',
    only: 'data',
    title: { lt: 'Be asmens kodo', en: 'No personal code' },
  },
] as const satisfies readonly Switch[];

/** The name of a switch. */
export type SwitchName = (typeof SWITCHES)[number]['name'];

/** What is switched on for every sign-in. */
export interface Switches {
  ticket: SwitchName | null;
  data: SwitchName | null;
  /** What answers are signed with. */
  signature: SignatureName;
}

/** The names of the switches that can be used in a place. */
export function switchesFor(place: Place): SwitchName[] {
  return SWITCHES.filter((each: Switch) => (each.only ?? place) === place).map(({ name }) => name);
}

/** Everything as the real platform does it. */
export const ALL_OFF: Switches = { ticket: null, data: null, signature: 'rsa-sha1' };

/** Sets what `wanted` names and leaves the rest. @throws Error with the reason, and then nothing is set. */
export function turn(switches: Switches, wanted: Record<string, unknown>): void {
  const next = { ...switches };
  for (const [key, value] of Object.entries(wanted)) {
    if (key === 'signature' && (value === 'rsa-sha1' || value === 'rsa-sha256')) next.signature = value;
    else if (key === 'ticket' || key === 'data') next[key] = named(key, value);
    else throw new Error(`"${key}" cannot be set to ${JSON.stringify(value)}`);
  }
  Object.assign(switches, next);
}

function named(place: Place, value: unknown): SwitchName | null {
  if (value === null || value === '') return null;
  const name = switchesFor(place).find((each) => each === value);
  if (!name) throw new Error(`there is no switch ${JSON.stringify(value)} for "${place}"`);
  return name;
}

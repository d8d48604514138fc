import type { Output } from '../connection.js';
import type { AllHistoryWords, Language } from '../locale.js';

/** Something that happened to an account. */
export type Entry = Output<'account.history'>['entries'][number];

/** What happened, as one plain sentence without its end. */
export function sentenceOf(words: AllHistoryWords, entry: Entry, language: Language): string {
  const told = what(words, entry, language);
  const reasons = words.reasonNames as Record<string, string>;
  const reason = entry.reason && (reasons[entry.reason] ?? entry.reason);
  const names = words.changedFields as Record<string, string>;
  const fields = entry.kind === 'profile_changed' ? entry.fields.map((field) => names[field] ?? field) : [];
  const about = [...fields, ...(reason ? [reason] : [])].join(', ');
  return about ? `${told}: ${about}` : told;
}

/** Where and with what, as far as it is known: `Firefox, Windows, MIGRIS`. */
export function placeOf({ device, portal, host }: Entry, language: Language): string {
  return [device?.browser, device?.system, portal?.[language] ?? host].filter(Boolean).join(', ');
}

function what(words: AllHistoryWords, { kind, by, office, method }: Entry, language: Language): string {
  if (kind === 'signed_in') return words.signedInWith[method ?? 'unknown'];
  const offices = words.officeDid as Record<string, string>;
  const did = offices[kind];
  const who = by === 'operator' ? words.operator : (office?.[language] ?? words.someOffice);
  const happened = words.happened as Record<string, string>;
  if (did && (by === 'staff' || !happened[kind])) return `${who} ${did}`;
  const ended = kind === 'session_ended' && by !== 'person';
  const sentence = ended ? words.endedByItself : (happened[kind] ?? words.otherEntry);
  return by === 'staff' ? `${who}: ${sentence}` : sentence;
}

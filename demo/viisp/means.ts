import type { Letters } from './tree.js';

/** A way in which a person proves to the platform who they are, and how answers about it look. */
export interface Means {
  /** The protocol's `authenticationProvider`. */
  provider: string;
  title: { lt: string; en: string };
  /** Which codes of a person it tells, by `authenticationAttribute`. */
  codes: string[];
  letters: Letters;
  /** Whether facts that were asked for and are not known come as an empty `value`; otherwise they are left out. */
  empty?: boolean;
  /** Whether the signature's base64 has line breaks with a carriage return. */
  lines?: boolean;
  /** Whether facts come in another order than they were asked for. */
  reversed?: boolean;
  /** Whether a person may act for a company. */
  company?: boolean;
}

/** The means that the portal offers. What differs between them differs on the real platform or may. */
export const MEANS: readonly Means[] = [
  {
    provider: 'auth.lt.bank',
    title: { lt: 'Bankas', en: 'Bank' },
    codes: ['lt-personal-code'],
    letters: 'plain',
    empty: true,
    company: true,
  },
  {
    provider: 'auth.signatureProvider',
    title: { lt: '„Smart-ID“ arba mobilusis parašas', en: 'Smart-ID or Mobile-ID' },
    codes: ['lt-personal-code'],
    letters: 'references',
    company: true,
  },
  {
    provider: 'auth.lt.identity.card',
    title: { lt: 'Asmens tapatybės kortelė', en: 'Identity card' },
    codes: ['lt-personal-code'],
    letters: 'plain',
    empty: true,
    lines: true,
  },
  {
    provider: 'auth.eidas',
    title: { lt: 'Kitos ES valstybės priemonė (eIDAS)', en: 'Means of another EU state (eIDAS)' },
    codes: ['eidas-eid', 'lt-personal-code'],
    letters: 'plain',
    reversed: true,
  },
  {
    provider: 'auth.iltu.identity.card',
    title: { lt: 'Elektroninio rezidento kortelė', en: 'E-resident’s card' },
    codes: ['iltu-personal-code'],
    letters: 'references',
    lines: true,
  },
  {
    provider: 'auth.lt.government.employee.card',
    title: { lt: 'Valstybės tarnautojo kortelė', en: 'Government employee’s card' },
    codes: ['lt-government-employee-code', 'lt-personal-code'],
    letters: 'plain',
    empty: true,
  },
];

/** The means of this name. */
export function meansOf(provider: string): Means | undefined {
  return MEANS.find((means) => means.provider === provider);
}

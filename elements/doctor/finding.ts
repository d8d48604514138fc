/** How bad it is: nobody can sign in, some people or some day, or only worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** Everything that the doctor can find, and how bad it is. The words are in `elements/words/`. */
export const catalogue = {
  'origin-none': 'error',
  'origin-unregistered': 'error',
  sandbox: 'error',
  'api-invalid': 'error',
  'api-unreachable': 'error',
  'api-wrong': 'error',
  'api-unwell': 'error',
  'cors-missing': 'error',
  'cors-wrong': 'error',
  'cors-open': 'warning',
  'cors-preflight': 'error',
  csp: 'error',
  'csp-nonce': 'error',
  'mixed-content': 'error',
  'storage-blocked': 'warning',
  'clock-skew': 'warning',
  'two-versions': 'error',
  'old-bundle': 'warning',
  outdated: 'error',
  'integrity-wrong': 'error',
  'integrity-fleeting': 'warning',
  'script-missing': 'error',
  'script-blocked': 'error',
  'script-not-module': 'error',
  'script-unseen': 'note',
  'tag-missing': 'note',
  'tag-unknown': 'error',
  'tag-self-closed': 'warning',
  'discovery-broken': 'error',
  'keys-broken': 'error',
  'issuer-other': 'warning',
  'mail-spf': 'warning',
  'mail-dkim': 'warning',
  'mail-dmarc': 'warning',
  'mail-unasked': 'note',
  'too-many': 'note',
} as const satisfies Record<string, Severity>;

/** The stable name of a finding. */
export type FindingId = keyof typeof catalogue;

/** One thing that is wrong. */
export interface Finding {
  id: FindingId;
  /** What its sentences tell of. */
  facts: string[];
  /** The lines that mend it, ready to be copied. */
  lines: string[];
}

/** Whether something has to be done about it. */
export function matters({ id }: Finding): boolean {
  return catalogue[id] !== 'note';
}

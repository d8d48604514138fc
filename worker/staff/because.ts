import type { DocumentKind, Reason } from '../../schema/staff.js';
import type { Facts } from '../events.js';

/** Why a member of staff looks or acts, and what they were shown. */
export interface Because {
  reason: Reason;
  caseNumber?: string | undefined;
  document?: DocumentKind | undefined;
}

/** What the record says of it: why, and by which document; never a value. */
export function factsOf({ reason, caseNumber, document }: Because): Facts {
  return { reason, ...(caseNumber !== undefined && { caseNumber }), ...(document !== undefined && { document }) };
}

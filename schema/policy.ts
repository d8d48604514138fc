/** What of an account can be written. */
export const accountFields = [
  'givenNames',
  'surname',
  'phone',
  'email',
  'language',
  'notices',
  'level',
  'status',
  'role',
] as const;
export type AccountField = (typeof accountFields)[number];

/**
 * Who writes: the person, staff by role, VIISP when it tells other names, the operator from the command line, the Worker itself when it
 * erases or makes good after a restore.
 */
export type Writer = 'person' | 'clerk' | 'supervisor' | 'viisp' | 'operator' | 'system';

/** What else must be true before somebody may write. */
export type Need =
  /** The field is still empty: it is given once. */
  | 'once'
  /** A sign-in, or a proof, of the last 15 minutes; the passkey where there is one. */
  | 'fresh'
  /** The new mailbox is proven by a code. */
  | 'mailbox'
  /** The address was left at most 72 hours ago. */
  | 'within_72_hours'
  /** Nobody said within a week that it was not them. */
  | 'not_frozen'
  /** A reason, and for names and identity a kind of document. */
  | 'reason'
  | 'document'
  /** A colleague approves it. */
  | 'second_person';

/** One way to write a field. */
export interface Rule {
  who: Writer;
  /** The procedure that writes, or the command. */
  by: string;
  /** The level that the session must have. */
  level: 1 | 2 | 3;
  needs: readonly Need[];
}

const ONE = 1 as const;
const THREE = 3 as const;
const rule = (who: Writer, by: string, level: Rule['level'], ...needs: Need[]): Rule => ({ who, by, level, needs });
/** Supervisors may do what clerks do. */
const desk = (by: string, ...needs: Need[]): Rule[] => [
  rule('clerk', by, THREE, ...needs),
  rule('supervisor', by, THREE, ...needs),
];
/** What the Worker writes by itself: it erases whose time has come, and after a restore blocks and takes roles again. */
const own = rule('system', 'the sweep', THREE);
/** Two accounts of one person are made one by two supervisors, and made two again by one. */
const merging: Rule[] = [
  rule('supervisor', 'staff.decide', THREE, 'second_person'),
  rule('supervisor', 'staff.undoMerge', THREE, 'reason'),
];
const names: Rule[] = [
  rule('person', 'profile.complete', ONE, 'once'),
  rule('viisp', 'viisp.finish', THREE),
  rule('viisp', 'email.link', THREE, 'mailbox', 'not_frozen'),
  ...desk('staff.correctName', 'reason', 'document'),
  ...desk('staff.answerCorrection', 'document'),
  ...merging,
  own,
];

const choice: Rule[] = [rule('person', 'profile.complete', ONE), rule('person', 'profile.update', ONE), own];

/** Who may write what, at which level: what the API enforces, the elements show and the documentation prints. */
export const policy: Record<AccountField, readonly Rule[]> = {
  givenNames: names,
  surname: names,
  phone: [
    rule('person', 'profile.complete', ONE, 'once'),
    rule('person', 'profile.update', ONE, 'not_frozen'),
    ...merging,
    own,
  ],
  email: [
    rule('person', 'signIn.verify', ONE, 'once', 'mailbox'),
    rule('person', 'email.confirm', THREE, 'once', 'mailbox'),
    rule('person', 'email.confirm', ONE, 'fresh', 'mailbox', 'not_frozen'),
    rule('person', 'signIn.takeBack', ONE, 'mailbox', 'within_72_hours'),
    ...desk('staff.confirmEmail', 'reason', 'mailbox'),
    ...merging,
    own,
  ],
  language: choice,
  notices: choice,
  level: [
    rule('viisp', 'viisp.finish', THREE),
    rule('viisp', 'email.link', THREE, 'mailbox', 'not_frozen'),
    ...desk('staff.confirmIdentity', 'reason', 'document'),
    ...desk('staff.revokeIdentity', 'reason'),
    ...merging,
  ],
  status: [
    rule('viisp', 'email.link', THREE, 'mailbox', 'not_frozen'),
    ...desk('staff.block', 'reason'),
    ...desk('staff.unblock', 'reason'),
    ...merging,
    rule('person', 'account.erase', ONE, 'fresh'),
    own,
  ],
  role: [
    rule('operator', 'npm run staff', THREE),
    rule('supervisor', 'staff.grant', THREE),
    rule('supervisor', 'staff.revoke', THREE),
    own,
  ],
};

/** The ways in which somebody may write a field by a procedure. */
export function rulesOf(who: Writer, by: string, field: AccountField): Rule[] {
  return policy[field].filter((rule) => rule.who === who && rule.by === by);
}

/** Whether somebody may write a field by a procedure. */
export function mayWrite(who: Writer, by: string, field: AccountField): boolean {
  return rulesOf(who, by, field).length > 0;
}

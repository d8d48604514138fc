import { and, type SQL, sql } from 'drizzle-orm';
import { type AccountField, accountFields, mayWrite, type Rule, rulesOf } from '../../schema/policy.js';
import type { Origin, Provenance } from '../../schema/tables.js';
import type { Actor } from '../actor.js';
import { Refused } from '../refuse.js';
import type { Account } from './account.js';
import { guards, type Shown } from './needs.js';

/** The fields among these names that the policy speaks of; the others are ours to keep. */
export function ruledFields(names: string[]): AccountField[] {
  return accountFields.filter((field) => names.includes(field));
}

/**
 * Lets an actor write fields by a procedure as the policy says, and gives what must be true of the account in the statement that writes.
 *
 * @throws Error where the policy has no rule for it or the procedure cannot show what a rule asks for; Refused or FieldProblem where a
 * need is not met
 */
export function demandRight(actor: Actor, procedure: string, fields: AccountField[], shown: Shown): SQL | undefined {
  const asked = demandBefore(actor, procedure, fields, shown);
  const conditions = asked.flatMap(([field, { needs }]) =>
    needs.map((need) => guards[need].when?.(shown, actor, field)),
  );
  return and(...conditions);
}

/** The same as far as it can be said before anything is written: where a code is asked for that the write waits for. @throws as `demandRight` */
export function demandBefore(
  actor: Actor,
  procedure: string,
  fields: AccountField[],
  shown: Shown,
): [AccountField, Rule][] {
  demandRules(actor, procedure, fields);
  const asked = fields.map((field): [AccountField, Rule] => [field, ruleFor(actor, procedure, field, shown)]);
  for (const [, { level, needs }] of asked) {
    if (actor.level < level) throw new Refused('level_too_low', {}, 'by the policy');
    for (const need of needs) guards[need].before?.(shown, actor);
  }
  return asked;
}

/** Stops whoever wrote a procedure that the policy knows nothing of. @throws Error */
export function demandRules({ writer }: Actor, procedure: string, fields: AccountField[]): void {
  const forbidden = fields.filter((field) => !mayWrite(writer, procedure, field));
  if (forbidden.length > 0)
    throw new Error(`The policy does not let ${writer} write ${forbidden.join(', ')} by ${procedure}.`);
}

/** What is given once is given by another rule than what is changed, where there are two. */
function ruleFor({ writer }: Actor, procedure: string, field: AccountField, { seen }: Shown): Rule {
  const rules = rulesOf(writer, procedure, field);
  const empty = !seen || seen[field as keyof Account] === null;
  return (rules.find(({ needs }) => needs.includes('once') === empty) ?? rules[0]) as Rule;
}

/** Who sets fields, and when, beside what was known of the other fields; in SQL, so that a batch can write it. */
export function provenanceWith(fields: AccountField[], actor: Actor, at: number): SQL<Provenance> {
  const set = fields.map((field) => sql`, ${`$.${field}`}, json(${JSON.stringify(originOf(actor, at))})`);
  return sql`json_set(provenance${sql.join(set)})`;
}

/** The same for an account that begins with them. */
export function firstProvenance(fields: AccountField[], actor: Actor, at: number): Provenance {
  return Object.fromEntries(fields.map((field) => [field, originOf(actor, at)]));
}

function originOf({ writer, office }: Actor, at: number): Origin {
  const by = writer === 'person' || writer === 'viisp' ? writer : 'staff';
  return { by, ...(office !== undefined && { office }), at };
}

import { type SQL, sql } from 'drizzle-orm';
import { type AccountField, accountFields, mayWrite } from '../../schema/policy.js';
import type { Origin, Provenance } from '../../schema/tables.js';
import type { Actor } from '../actor.js';

/** The fields among these names that the policy speaks of; the others are ours to keep. */
export function ruledFields(names: string[]): AccountField[] {
  return accountFields.filter((field) => names.includes(field));
}

/** Lets an actor write fields by a procedure, or stops whoever wrote the procedure. @throws Error where the policy has no rule for it */
export function demandRight({ writer }: Actor, procedure: string, fields: AccountField[]): void {
  const forbidden = fields.filter((field) => !mayWrite(writer, procedure, field));
  if (forbidden.length > 0)
    throw new Error(`The policy does not let ${writer} write ${forbidden.join(', ')} by ${procedure}.`);
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

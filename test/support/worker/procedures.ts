import { getTableColumns } from 'drizzle-orm';
import { staff } from '../../../schema/desk-tables.js';
import { accountFields } from '../../../schema/policy.js';
import { accounts } from '../../../schema/tables.js';
import { appRouter } from '../../../worker/router.js';

/** A shape of zod's, as far as its fields can be told. */
interface Shape {
  _zod: { def: { type: string; shape?: Record<string, unknown>; innerType?: Shape } };
}
interface Procedure {
  _def: { inputs: Shape[]; type: string };
}

/** Every procedure of the API by its path. */
export const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;

/** The fields that a procedure takes; null where it takes no input at all, and so reads none. */
export function fieldsTaken(path: string): string[] | null {
  const [input] = procedures[path]?._def.inputs ?? [];
  let shape = input;
  while (shape?._zod.def.innerType) shape = shape._zod.def.innerType;
  return shape ? Object.keys(shape._zod.def.shape ?? {}) : null;
}

/** Everything that is kept of an account or a role, and how a caller might guess that it is called. */
export const everyField: string[] = [
  ...new Set([
    ...accountFields,
    ...Object.keys(getTableColumns(accounts)),
    ...Object.keys(getTableColumns(staff)),
    ...['names_locked_at', 'isStaff'],
  ]),
];

/** What somebody would send to get more than is theirs: no row may hold any of it afterwards. */
export const GREED: Record<string, unknown> = {
  ...Object.fromEntries(everyField.map((field) => [field, 'greed'])),
  ...{ level: 31, version: 9_777_777, createdAt: 9_777_777, namesLockedAt: 9_777_777 },
  ...{ notices: ['greed'], provenance: { email: { by: 'greed', at: 9_777_777 } }, frozenUntil: 9_777_777 },
};

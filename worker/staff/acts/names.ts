import type * as z from 'zod/mini';
import type { StaffCorrectName } from '../../../schema/staff.js';
import { FieldProblem } from '../../refuse.js';
import type { DeskContext } from '../desk.js';
import { actOn } from './act.js';
import { subjectOf } from './subject.js';

/** Changes the name of a person; the person is told by mail. @throws FieldProblem where the account has exactly these names */
export async function correctName(ctx: DeskContext, input: z.infer<typeof StaffCorrectName>): Promise<void> {
  const subject = await subjectOf(ctx, input.id);
  const { account } = subject;
  const { givenNames, surname, version } = input;
  if (givenNames === account.givenNames && surname === account.surname)
    throw new FieldProblem({
      ...(givenNames !== null && { givenNames: 'name_unchanged' as const }),
      surname: 'name_unchanged',
    });
  await actOn(ctx, subject, {
    kind: 'name_corrected',
    procedure: 'staff.correctName',
    values: { givenNames, surname, namesLockedAt: account.namesLockedAt ?? ctx.now() },
    because: input,
    notice: 'name_corrected',
    version,
  });
}

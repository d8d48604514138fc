import { Page } from './page.js';
import { rows } from './rows.js';
import { someone } from './site.js';
import { accountOf, type Desk, office, staffOf } from './staff.js';
import { somebody, someCode, type Together, Visitor } from './visitor.js';

/** A person whose contact data is given, and the id of the account. */
export async function personAt(both: Together, names: object = {}): Promise<{ page: Page; id: string; email: string }> {
  const page = new Page(both.site);
  const email = someone();
  await page.signIn(email);
  await page.complete(names);
  return { page, id: await accountOf(email), email };
}

/** A person whom VIISP knows, with a proven address. */
export async function viispPerson(both: Together) {
  const chosen = somebody(someCode(), 'RASA', 'NAUJOKĖ');
  const page = new Visitor(both);
  const email = someone();
  await page.settle(chosen, email);
  return { page, email, id: await accountOf(email), chosen };
}

/** A clerk and a person who has come to the counter. */
export async function counter() {
  const both = await office();
  const clerk = await staffOf(both);
  return { both, clerk, ...(await personAt(both)) };
}

/** An account as the database has it. */
export async function accountRow(id: string) {
  const [row] = await rows<{
    version: number;
    status: string;
    level: number;
    given_names: string | null;
    surname: string | null;
    email: string | null;
    phone: string | null;
    erases_at: number | null;
    provenance: string;
  }>('SELECT * FROM account WHERE id = ?', id);
  if (!row) throw new Error('No such account.');
  return row;
}

/** The version of an account that a member of staff would be shown. */
export async function versionOf(id: string): Promise<number> {
  return (await accountRow(id)).version;
}

/** Lets something happen between the reading and the writing of the next call of a desk: just before the batch that has the act. */
export function inTheMiddle(desk: Desk, what: () => Promise<unknown>): void {
  let left = 1;
  desk.site.meddle = async (call, run) => {
    const writes = call.what === 'batch' && call.statements.some((sql) => sql.startsWith('insert into "event"'));
    if (writes && left > 0) {
      left -= 1;
      await what();
    }
    return run();
  };
}

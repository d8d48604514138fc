import { randomUUID } from 'node:crypto';
import { at } from '../places.ts';
import { CONFIGS, STATE } from '../prepare.ts';
import { runWrangler } from '../wrangler.ts';
import { STAFF } from './staff.ts';

/** Gives everybody of the desks their role as an operator would, the record with it, in one go: each command takes seconds. */
export async function grantRoles(): Promise<void> {
  const command = STAFF.flatMap(({ email, office, role }) => {
    const account = `FROM account WHERE email = '${email}' AND id NOT IN (SELECT account_id FROM staff)`;
    const facts = JSON.stringify({ office, role });
    return [
      `INSERT INTO event (id, at, kind, account_id, actor, facts) SELECT '${randomUUID()}', ${Date.now()}, 'staff_granted', id, 'operator', '${facts}' ${account};`,
      `INSERT INTO staff (account_id, office, role, granted_at, granted_by) SELECT id, '${office}', '${role}', ${Date.now()}, 'operator' ${account};`,
    ];
  }).join(' ');
  const where = ['--local', '-c', CONFIGS.api, '--persist-to', at(STATE)];
  await runWrangler('d1', 'execute', 'DB', ...where, '--yes', '--command', command);
}

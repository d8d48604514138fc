import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accountFields, policy } from './policy.ts';

const fields = {
  givenNames: 'names',
  surname: 'surname',
  phone: 'phone number',
  email: 'e-mail address',
  language: 'language of service',
  notices: 'choice of notices',
  level: 'level of the account',
  status: 'status: active, blocked, merged, erased',
  role: 'role at the desk',
};
const writers = {
  person: 'the person',
  clerk: 'staff: clerk',
  supervisor: 'staff: supervisor',
  viisp: 'VIISP',
  operator: 'the operator, from the command line',
  system: 'the Worker itself: it erases whose time has come, and blocks and takes roles again after a restore',
};
const needs = {
  once: 'the field is empty: it is given once',
  fresh:
    'a sign-in, or a code to the present address, of the last 15 minutes when it is asked for; the passkey where there is one',
  mailbox: 'a code to the mailbox',
  within_72_hours: 'the address was left at most 72 hours ago',
  not_frozen: 'nobody said in the last 7 days that it was not them',
  reason: 'a reason from the list',
  document: 'the kind of document that shows it',
  second_person: 'another supervisor asked for it',
};

/** The rules of a field as rows; who may do the same by the same procedure stands in one. */
function rowsOf(field) {
  const rows = new Map();
  for (const { who, by, level, needs: asked } of policy[field]) {
    const key = JSON.stringify([by, level, asked]);
    const row = rows.get(key) ?? { who: [], by, level, asked };
    row.who.push(writers[who]);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ who, by, level, asked }) => {
    const also = asked.map((need) => needs[need]).join('; ');
    return `| \`${field}\`: ${fields[field]} | ${who.join(', ')} | \`${by}\` | ${by.includes(' ') ? '' : level} | ${also} |`;
  });
}

const page = `# Who may change what

<!-- Written by \`npm run readme\` from schema/policy.ts: change it there. -->

What is not in this table cannot be written by anybody. The API reads the same table: whatever writes to an account names itself, its procedure and
the fields, and stops where there is no row for them. The elements show it to people beside each field.

The level is that of the session: 1 is a code sent by e-mail, 2 a code and a passkey, 3 VIISP. Staff come through VIISP to the desk only, their role is read again in the
statement that writes, and nobody works on their own account. Every change is recorded in the same batch and not made without its record; the person sees it in the history, with the office where staff did it.

| field | who | by | session of level | what else |
|---|---|---|---|---|
${accountFields.flatMap(rowsOf).join('\n')}

Whoever sends a field that they may not write is refused whole, and the attempt is on record (\`field_refused\`: the name of the field, never the value).
`;

writeFileSync(fileURLToPath(new URL('../docs/policy.md', import.meta.url)), page);

// What the operator's command says to the database. The record is written first, and the role changes only beside it.

/** A text in SQL; wrangler takes no parameters. */
function text(value) {
  return `'${String(value).replaceAll("'", "''")}'`;
}

const KNOWN = `EXISTS (SELECT 1 FROM identity WHERE identity.account_id = account.id AND kind = 'viisp' AND "use" = 'sign_in')`;

/** The account of an id or an address. */
export function findSql(who) {
  const same = who.includes('@') ? `lower(email) = lower(${text(who)})` : `id = ${text(who)}`;
  return `SELECT id, status, ${KNOWN} AS known FROM account WHERE ${same} AND status <> 'erased' LIMIT 2`;
}

/** Makes somebody staff, or staff of another office or kind. */
export function grantSql({ id, office, role }, event = crypto.randomUUID(), now = Date.now()) {
  return [
    record(
      { id, event, now, kind: 'staff_granted', facts: { office, role } },
      `account.status = 'active' AND ${KNOWN}`,
    ),
    `INSERT INTO staff (account_id, office, role, granted_at, granted_by)
      SELECT ${text(id)}, ${text(office)}, ${text(role)}, ${now}, 'operator' WHERE ${recorded(event)}
      ON CONFLICT (account_id) DO UPDATE SET office = excluded.office, role = excluded.role, granted_at = excluded.granted_at,
        granted_by = excluded.granted_by, revoked_at = NULL`,
    `SELECT ${recorded(event)} AS done`,
  ].join(';\n');
}

/** Takes the role that somebody has. */
export function revokeSql({ id }, event = crypto.randomUUID(), now = Date.now()) {
  const working = `EXISTS (SELECT 1 FROM staff WHERE staff.account_id = account.id AND revoked_at IS NULL)`;
  const office = `(SELECT office FROM staff WHERE staff.account_id = account.id)`;
  return [
    record({ id, event, now, kind: 'staff_revoked', office }, working),
    `UPDATE staff SET revoked_at = ${now} WHERE account_id = ${text(id)} AND revoked_at IS NULL AND ${recorded(event)}`,
    `SELECT ${recorded(event)} AS done`,
  ].join(';\n');
}

/** Everybody with a role, of one office or of all. */
export function listSql(office) {
  const only = office === undefined ? '' : `AND office = ${text(office)}`;
  return `SELECT account_id AS id, office, role, datetime(granted_at / 1000, 'unixepoch') AS granted, granted_by
    FROM staff WHERE revoked_at IS NULL ${only} ORDER BY office, role, account_id`;
}

function record({ id, event, now, kind, facts = {}, office }, where) {
  const told = office ? `json_set('{}', '$.office', ${office})` : text(JSON.stringify(facts));
  return `INSERT INTO event (id, at, kind, account_id, actor, facts)
    SELECT ${text(event)}, ${now}, ${text(kind)}, account.id, 'operator', ${told} FROM account WHERE account.id = ${text(id)} AND ${where}`;
}

function recorded(event) {
  return `EXISTS (SELECT 1 FROM event WHERE event.id = ${text(event)})`;
}

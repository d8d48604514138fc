// Who may work at the desk: `npm run staff -- grant|revoke|list …` (docs/staff.md). For the operator, with the rights of wrangler.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { unstable_readConfig } from 'wrangler';
import { findSql, grantSql, listSql, revokeSql } from './staff/sql.mjs';

const USAGE = `npm run staff -- grant ACCOUNT --office OFFICE --role clerk|supervisor
npm run staff -- revoke ACCOUNT
npm run staff -- list [--office OFFICE]

ACCOUNT is the id that the desk shows to whoever has no role there, or the person's e-mail address.
--demo             the database of the demonstration of this machine (npm start), not the one in production
--local            a database of this machine
--database NAME    another database than the binding DB
--config FILE      another wrangler.toml, which names the offices
--persist-to DIR   where the local database is`;

/** A year and a month: as long as the Worker keeps such a note. */
const NOTE_SECONDS = 400 * 24 * 3_600;

/** Where `npm start` keeps its stores, and how it is configured; it has offices of its own. */
const DEMO = { config: '.wrangler/demo-api.json', 'persist-to': '.wrangler/demo-state' };

class Mistake extends Error {}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        office: { type: 'string' },
        role: { type: 'string' },
        database: { type: 'string', default: 'DB' },
        config: { type: 'string' },
        demo: { type: 'boolean', default: false },
        local: { type: 'boolean', default: false },
        remote: { type: 'boolean', default: false },
        'persist-to': { type: 'string' },
      },
    });
  } catch (error) {
    throw new Mistake(`${error.message}\n\n${USAGE}`);
  }
}

/** The options as wrangler knows them: it knows no demonstration. @throws Mistake where it has not run yet */
function placed(options) {
  if (!options.demo) return options;
  const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const [config, folder] = [inProject(DEMO.config), inProject(DEMO['persist-to'])];
  if (!existsSync(config) || !existsSync(folder))
    throw new Mistake('The demonstration has never run here: `npm start` makes its database.');
  return { ...options, local: true, config, 'persist-to': folder };
}

/** The words that tell wrangler where the stores are. */
function place({ local, config, 'persist-to': folder }) {
  return [
    local ? '--local' : '--remote',
    ...(config ? ['--config', config] : []),
    ...(local && folder ? ['--persist-to', folder] : []),
  ];
}

function wrangler(words) {
  const run = spawnSync('wrangler', words, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { ok: run.status === 0, said: run.stdout ?? '', wrong: `${run.stderr ?? ''}${run.error ?? ''}` };
}

/** Runs statements as one transaction; gives the rows of the last. */
function ask(options, sql) {
  const words = ['d1', 'execute', options.database, ...place(options), '--yes', '--json', '--command', sql];
  const { ok, said, wrong } = wrangler(words);
  if (!ok && /no such table/.test(said + wrong)) throw new Mistake(noTables(options));
  if (!ok) throw new Mistake(`The database did not do it:\n${said}${wrong}`);
  return JSON.parse(said.slice(said.indexOf('['))).at(-1).results;
}

function noTables(options) {
  const apply = ['npx wrangler d1 migrations apply', options.database, ...place(options)].join(' ');
  const words = `That database has no tables, or not all of them. "${apply}" makes them.`;
  return options.local ? `${words} For the demonstration's database say --demo instead of --local.` : words;
}

/** Notes outside of the database that a role was taken, or that it was granted again: a restore of the database must not give it back. */
function note(options, id, revoked) {
  const key = `staff-revoked:${id}`;
  const where = ['--binding', 'CODES', ...place(options)];
  const { ok, wrong } = revoked
    ? wrangler(['kv', 'key', 'put', key, '1', '--ttl', String(NOTE_SECONDS), ...where])
    : wrangler(['kv', 'key', 'delete', key, ...where]);
  if (ok) return true;
  process.exitCode = 1;
  const not = revoked ? 'Nothing was done: the note which outlives' : 'That is done, but the note which outlives';
  const left = revoked ? 'could not be written' : 'is still there';
  console.error(`${not} a restore of the database ${left}. Run this command again.\n${wrong}`);
  return false;
}

/** The one account that is meant. */
function found(options, who) {
  const rows = ask(options, findSql(who));
  if (rows.length === 0)
    throw new Mistake('There is no such account. The person signs in at the desk first, which shows its id.');
  if (rows.length > 1) throw new Mistake('Several accounts have that address: name the account by its id.');
  return rows[0];
}

function officesOf({ config }) {
  const { vars } = unstable_readConfig({ config }, { hideWarnings: true });
  return JSON.parse(String(vars.OFFICES || '[]')).map(({ id }) => id);
}

function mustKnow(office, options) {
  const offices = officesOf(options);
  if (offices.includes(office)) return;
  throw new Mistake(
    `--office must be one of those in the setting OFFICES: ${offices.join(', ') || 'there is none yet'}.`,
  );
}

function grant(who, options) {
  const { office, role } = options;
  if (role !== 'clerk' && role !== 'supervisor') throw new Mistake('--role must be clerk or supervisor.');
  mustKnow(office, options);
  const { id, status, known } = found(options, who);
  if (status !== 'active') throw new Mistake(`The account ${id} is ${status}: nobody works with it.`);
  if (!known)
    throw new Mistake(`The account ${id} has never come through VIISP, and staff sign in through VIISP alone.`);
  const [row] = ask(options, grantSql({ id, office, role }));
  if (!row?.done) throw new Mistake('The account has changed meanwhile: nothing was done.');
  note(options, id, false);
  console.log(`${id} is ${role} of ${office} from now on.`);
}

function revoke(who, options) {
  const { id } = found(options, who);
  // Noted first, so that no restore to a moment before gives the role back: a note of somebody without a role harms nobody.
  if (!note(options, id, true)) return;
  const [row] = ask(options, revokeSql({ id }));
  console.log(row?.done ? `${id} has no role any more, from this moment.` : `${id} had no role.`);
}

function list(_who, options) {
  if (options.office !== undefined) mustKnow(options.office, options);
  const rows = ask(options, listSql(options.office));
  for (const { id, office, role, granted, granted_by } of rows)
    console.log([id, office, role, granted, granted_by].join('\t'));
  if (rows.length === 0) console.log('Nobody has a role.');
}

function contradicts({ demo, local, remote, config, 'persist-to': folder }) {
  return (remote && (local || demo)) || (demo && Boolean(config || folder));
}

try {
  const { positionals, values } = read();
  const [what = '', who] = positionals;
  const does = { grant, revoke, list };
  if (!Object.hasOwn(does, what) || (what !== 'list' && !who) || contradicts(values)) throw new Mistake(USAGE);
  does[what](who, placed(values));
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

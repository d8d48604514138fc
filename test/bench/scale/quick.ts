import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { folded, foldedRest } from '../../../schema/folded.ts';

// What makes filling quick, each giving the way back. What the database holds in the end is the same.

/** Takes the triggers away: they ask of every new row whether it was there before, which takes as long as writing it. */
export function withoutTriggers(database: DatabaseSync): () => void {
  const triggers = schemaWhere(database, "type = 'trigger'");
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  return () => {
    for (const { sql } of triggers) database.exec(sql);
  };
}

/**
 * Lets the indexes over folded names be filled by functions that fold each name once and remember it: their own expressions are a hundred
 * calls each. Then they get their own expressions back.
 */
export function withQuickNames(database: DatabaseSync): () => void {
  const aside = new DatabaseSync(':memory:');
  // The rest of a name first: the expression for it has that of the whole name in it.
  const folds = (['surname', 'given_names'] as const).flatMap((column) => [
    { column, name: `fold_rest_${column}`, expression: textOf(foldedRest(column)) },
    { column, name: `fold_${column}`, expression: textOf(folded(column)) },
  ]);
  for (const { column, name, expression } of folds) {
    const folding = aside.prepare(`SELECT ${expression} AS folded FROM (SELECT ? AS ${column})`);
    database.function(
      name,
      { deterministic: true },
      remembered((text) => folding.get(text)?.folded ?? null),
    );
  }
  const indexes = schemaWhere(database, "type = 'index' AND sql LIKE '%(replace(%'");
  for (const { name, sql } of indexes) {
    const quick = folds.reduce((text, fold) => text.replaceAll(fold.expression, `${fold.name}(${fold.column})`), sql);
    database.exec(`DROP INDEX ${name}; ${quick}`);
  }
  return () => {
    for (const { name, sql } of indexes)
      database.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(sql, name);
    aside.close();
  };
}

/** A piece of SQL that holds no values. */
function textOf({ queryChunks }: ReturnType<typeof folded>): string {
  return queryChunks.map((chunk) => (chunk as { value: string[] }).value.join('')).join('');
}

function remembered(make: (of: SQLInputValue) => SQLOutputValue): (of: SQLOutputValue) => SQLInputValue {
  const known = new Map<SQLOutputValue, SQLInputValue>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = make(of) as SQLInputValue;
    known.set(of, made);
    return made;
  };
}

/**
 * Lets the indexes of empty tables be made when these are full, sorted instead of searched; that of the primary key too, which SQLite makes
 * with its table alone. Their pages come out fuller than those that grow.
 */
export function withoutIndexes(database: DatabaseSync, tables: string[]): () => void {
  const ways = tables.map((table) => withoutIndexesOf(database, table));
  return () => {
    for (const back of ways) back();
  };
}

function withoutIndexesOf(database: DatabaseSync, table: string): () => void {
  const [own] = schemaWhere(database, `type = 'table' AND name = '${table}'`);
  const indexes = schemaWhere(database, `type = 'index' AND tbl_name = '${table}' AND sql IS NOT NULL`);
  const sql = own?.sql ?? '';
  const key = /PRIMARY KEY\s*\(([^)]*)\)/.exec(sql)?.[1] ?? /[(,]\s*(\S+) text PRIMARY KEY/.exec(sql)?.[1];
  const plain = sql.replace(/,\s*PRIMARY KEY\s*\([^)]*\)/, '').replace(' PRIMARY KEY', '');
  database.exec(`DROP TABLE ${table}; ${plain}`);
  return () => {
    database.exec(`CREATE UNIQUE INDEX key_of_${table} ON ${table} (${key})`);
    for (const index of indexes) database.exec(index.sql);
    const set = (what: string, name: string, ...values: (string | null)[]) =>
      database.prepare(`UPDATE sqlite_schema SET ${what} WHERE name = ?`).run(...values, name);
    set('sql = ?', table, sql);
    set('name = ?, sql = ?', `key_of_${table}`, `sqlite_autoindex_${table}_1`, null);
  };
}

function schemaWhere(database: DatabaseSync, where: string): { name: string; sql: string }[] {
  return database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE ${where}`)
    .all()
    .map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
}

import type { Goal, Report, Section, Table } from './section.ts';

/** A section of the report in Markdown. */
export function sectionInMarkdown({ title }: Section, { tables, goals }: Report): string {
  return [`## ${title}`, ...tables.map(tableInMarkdown), ...(goals.length > 0 ? [goalsInMarkdown(goals)] : [])].join(
    '\n\n',
  );
}

/** A table in Markdown, under its title. */
export function tableInMarkdown({ title, columns, rows, notes = [] }: Table): string {
  const lines = [columns, columns.map((_, place) => (place === 0 ? '---' : '---:')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return [`**${title}**`, lines.join('\n'), ...notes].join('\n\n');
}

/** Goals as a table, each with whether it is met. */
function goalsInMarkdown(goals: Goal[]): string {
  const rows = goals.map(({ what, wanted, found, met }) => [what, wanted, found, met ? 'yes' : '**no**']);
  return tableInMarkdown({ title: 'Goals', columns: ['goal', 'wanted', 'found', 'met'], rows });
}

/** A page with the newest part of the report in the place that it keeps for it. @throws Error where it keeps none */
export function withPart(page: string, name: string, part: string): string {
  const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- /bench: ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page keeps no place for "${name}": ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${part}\n${page.slice(to)}`;
}

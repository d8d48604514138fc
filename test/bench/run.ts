import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '../support/chromium.ts';
import { projectFolder, runCommand } from '../support/command.ts';
import { installPackages } from '../support/packages.ts';
import { environmentTable } from './environment.ts';
import { sectionInMarkdown, tableInMarkdown, withPart } from './print.ts';
import type { Report, Section } from './section.ts';
import { sections } from './sections.ts';

const usage = `Usage: npm run bench [-- [--json FILE] [--markdown PAGE] [SECTION …]]
PAGE is a page with places for the parts, as docs/performance.md has them.
Sections: ${sections.map(({ name }) => name).join(', ')}; without any, all of them`;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readWords();
  if (!asked) return 2;
  const { chosen, json, markdown } = asked;
  installPackages(`${projectFolder}test/bench/`, 'Installing the peers (once, a minute or two) …', say);
  process.env.CHROME_PATH = chromium(say);
  say('building the elements');
  const print = (words: string) => process.stderr.write(words);
  if ((await runCommand(['node', 'elements/build.ts'], { print })) !== 0) return 1;
  const reports: Record<string, Report> = {};
  const environment = environmentTable();
  tell('environment', tableInMarkdown(environment), markdown);
  for (const section of chosen) {
    const report = await measured(section);
    reports[section.name] = report;
    tell(section.name, sectionInMarkdown(section, report), markdown);
    if (json) writeFileSync(json, `${JSON.stringify({ environment: environment.rows, ...reports }, null, 2)}\n`);
  }
  return 0;
}

/** Prints a part of the report, and puts it where a page keeps a place for it. */
function tell(name: string, part: string, page: string | undefined): void {
  process.stdout.write(`${part}\n\n`);
  if (page) writeFileSync(page, withPart(readFileSync(page, 'utf8'), name, part));
}

/** What was asked for on the command line; undefined, and said, where it cannot be understood. */
function readWords(): { chosen: Section[]; json: string | undefined; markdown: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'string' }, markdown: { type: 'string' } },
    });
    const unknown = positionals.filter((name) => !sections.some((section) => section.name === name));
    if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}.`);
    const chosen = sections.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    if (!existsSync('/proc/self/stat')) throw new Error('It reads processor times from /proc, as Linux has it.');
    if (values.markdown) checkPage(values.markdown, chosen);
    if (values.json) writeFileSync(values.json, '{}\n');
    return { chosen, json: values.json, markdown: values.markdown };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`);
    return undefined;
  }
}

/** Looks before anything is measured whether the page can take it. @throws Error where it cannot */
function checkPage(page: string, chosen: Section[]): void {
  if (!existsSync(page)) throw new Error(`There is no page ${page}.`);
  const text = readFileSync(page, 'utf8');
  for (const name of ['environment', ...chosen.map((section) => section.name)]) withPart(text, name, '');
}

async function measured(section: Section): Promise<Report> {
  const scratch = mkdtempSync(join(tmpdir(), `migris-bench-${section.name}-`));
  try {
    return await section.measure({ scratch, say: (line) => say(`${section.name}: ${line}`) });
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What goes on is said beside the report, which can be sent to a file. */
function say(line: string): void {
  process.stderr.write(`… ${line}\n`);
}

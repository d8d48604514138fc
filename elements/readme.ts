import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const START = '<!-- elements: written by `npm run readme` -->';
const END = '<!-- /elements -->';

interface Entry {
  name: string;
  description?: string;
}
interface Element {
  tagName: string;
  description: string;
  attributes: Entry[];
  events: Entry[];
  cssParts: Entry[];
  cssProperties: Entry[];
}

function names(entries: Entry[] = []): string {
  return entries.map(({ name }) => `\`${name}\``).join(' ');
}

/** The part of the README that tells of the elements, from their manifest. */
async function tables(): Promise<string> {
  execFileSync(`${root}node_modules/.bin/cem`, ['analyze', '--quiet', '--config', 'elements/manifest.config.mjs'], {
    cwd: root,
  });
  const manifest = JSON.parse(await readFile(`${root}dist/custom-elements.json`, 'utf8'));
  const all: Element[] = manifest.modules.flatMap((module: { declarations: Element[] }) => module.declarations);
  const elements = all.filter(({ tagName }) => tagName);
  const rows = elements.map(
    ({ tagName, description, attributes, events, cssParts }) =>
      `| \`<${tagName}>\` | ${description.replaceAll('\n', ' ')} | ${names(attributes)} | ${names(events)} | ${names(cssParts)} |`,
  );
  const attributes = new Map(
    elements.flatMap((element) => element.attributes).map((each) => [each.name, each.description]),
  );
  return [
    '| element | what it does | attributes | events | parts |\n|---|---|---|---|---|',
    ...rows,
    '\n| attribute | meaning |\n|---|---|',
    ...Array.from(attributes, ([name, description]) => `| \`${name}\` | ${description} |`),
    '\n| custom property | meaning |\n|---|---|',
    ...(elements[0]?.cssProperties ?? []).map(({ name, description }) => `| \`${name}\` | ${description} |`),
  ].join('\n');
}

/** The README as it should be. */
export async function readme(): Promise<string> {
  const text = await readFile(`${root}README.md`, 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('README.md has lost the marks of the elements table.');
  return `${before}${START}\n${await tables()}\n${END}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(`${root}README.md`, await readme());

import { rareRefusals, refusals, viispRefusals } from '../../schema/refusal.ts';
import { angular, react, svelte, vue } from './frameworks.ts';
import type { ElementEntry, EventEntry, Manifest, Member } from './manifest.ts';

/** The name of a class as the file is called that registers it: `MigrisLogin` is in `login`. */
export function entryOf({ tagName }: ElementEntry): string {
  return tagName.replace('migris-', '');
}

/** A sentence, as editors show it. */
export function told(sentence: string | undefined, indent = ''): string {
  return sentence ? `${indent}/** ${sentence.replaceAll('\n', ' ')} */\n` : '';
}

/** The declaration files of the npm package by their names, all of them from the manifest and the one description of a person. */
export function declarations(manifest: Manifest, person: string): Record<string, string> {
  const { elements } = manifest;
  return {
    'types.d.ts': types(manifest, person),
    'index.d.ts': `${events(manifest)}export type { ${[...elements.map(({ name }) => name), ...PLAIN].join(', ')} } from './types.js';\n`,
    ...Object.fromEntries(
      elements.map((element) => [
        `${entryOf(element)}.d.ts`,
        `${events(manifest)}export { ${element.name} } from './types.js';\nexport type { ${PLAIN.join(', ')} } from './types.js';\n`,
      ]),
    ),
    'react.d.ts': react(manifest),
    'vue.d.ts': vue(manifest),
    'svelte.d.ts': svelte(manifest),
    'angular.d.ts': angular(),
  };
}

/** What is only a type. */
const PLAIN = ['Person', 'Refusal'];

function events({ events: all }: Manifest): string {
  return `export { ${all.map(({ name }) => name).join(', ')} } from './types.js';\n`;
}

function types({ elements, events: all }: Manifest, person: string): string {
  const names = new Map(elements.flatMap((element) => element.events.map(({ name, type }) => [name, type?.text])));
  return `${person}
/** The name of an intentional "no" of the API; a newer API may have others. */
export type Refusal =
${[...refusals, ...viispRefusals, ...rareRefusals].map((name) => `  | '${name}'`).join('\n')};

${all.map(eventClass).join('\n')}
${elements.map(elementClass).join('\n')}
declare global {
  interface HTMLElementTagNameMap {
${elements.map(({ tagName, name }) => `    '${tagName}': ${name};\n`).join('')}  }
  // For elements, the document and the window alike: the events reach them all.
  interface GlobalEventHandlersEventMap {
${[...names].map(([name, type]) => `    '${name}': ${type};\n`).join('')}  }
}
`;
}

// Nobody but the elements makes them.
function eventClass({ name, description, members = [] }: EventEntry): string {
  return `${told(description)}export declare abstract class ${name} extends Event {\n${members.map(member).join('')}}\n`;
}

function elementClass({ name, description, members }: ElementEntry): string {
  const open = members.filter(({ kind, attribute }) => kind === 'method' || attribute);
  return `${told(description)}export declare class ${name} extends HTMLElement {\n${open.map(member).join('')}}\n`;
}

function member(each: Member): string {
  const { name, description, type, readonly } = each;
  const said = told(description, '  ');
  if (each.kind === 'field') return `${said}  ${readonly ? 'readonly ' : ''}${name}: ${type?.text};\n`;
  const takes = (each.parameters ?? []).map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text}`);
  return `${said}  ${name}(${takes.join(', ')}): ${each.return?.type?.text};\n`;
}

import { told } from './declarations.ts';
import type { ElementEntry, Manifest } from './manifest.ts';

/** What a framework calls an attribute and a listener in a template. */
interface Manner {
  indent: string;
  listener: (event: string) => string;
}

/** What a template may say of an element. */
function props({ attributes, events }: ElementEntry, { indent, listener }: Manner): string {
  const values = attributes.map(
    ({ name, description, type }) => `${told(description, indent)}${indent}${name}?: ${type?.text} | undefined;\n`,
  );
  const listeners = events.map(
    ({ name, description, type }) =>
      `${told(description, indent)}${indent}${listener(name)}?: ((event: ${type?.text}) => void) | undefined;\n`,
  );
  return [...values, ...listeners].join('');
}

/** What the templates' types rest on. */
function typesOf({ elements, events }: Manifest): string {
  const names = [...elements, ...events].map(({ name }) => name);
  return `import type { ${names.join(', ')} } from './types.js';\n\nexport * from './index.js';\n`;
}

const quoted = (event: string) => `'on${event}'`;
/** Vue makes `onMigrisSignedIn` of `@migris-signed-in`. */
const camel = (event: string) => `on${`-${event}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

/** The tags in the JSX of React 19. */
export function react(manifest: Manifest): string {
  const tags = manifest.elements.map(
    (
      element,
    ) => `      ${told(element.description)}      '${element.tagName}': DetailedHTMLProps<HTMLAttributes<${element.name}>, ${element.name}> & {
${props(element, { indent: '        ', listener: quoted })}      };\n`,
  );
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${typesOf(manifest)}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('')}    }
  }
}
`;
}

/** The tags in the templates of Vue 3. */
export function vue(manifest: Manifest): string {
  const tags = manifest.elements.map(
    (element) => `    ${told(element.description)}    '${element.tagName}': new () => ${element.name} & {
      $props: HTMLAttributes & PublicProps & {
${props(element, { indent: '        ', listener: camel })}      };
    };\n`,
  );
  return `import type { HTMLAttributes, PublicProps } from 'vue';
${typesOf(manifest)}
declare module 'vue' {
  interface GlobalComponents {
${tags.join('')}  }
}
`;
}

/** The tags in the markup of Svelte 5. */
export function svelte(manifest: Manifest): string {
  const tags = manifest.elements.map(
    (element) => `    ${told(element.description)}    '${element.tagName}': HTMLAttributes<${element.name}> & {
${props(element, { indent: '      ', listener: quoted })}    };\n`,
  );
  return `import type { HTMLAttributes } from 'svelte/elements';
${typesOf(manifest)}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tags.join('')}  }
}
`;
}

/** Angular's templates read the types of tags and events from the DOM's own, which the index adds to. */
export function angular(): string {
  return `export * from './index.js';\n`;
}

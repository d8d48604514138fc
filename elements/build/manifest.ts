import { readFile } from 'node:fs/promises';

/** Something that has a name and a sentence. */
export interface Entry {
  name: string;
  description?: string;
  type?: { text: string };
}

/** A property or a method. */
export interface Member extends Entry {
  kind: 'field' | 'method';
  attribute?: string;
  readonly?: boolean;
  return?: { type?: { text: string } };
  parameters?: (Entry & { optional?: boolean })[];
}

/** An element as the manifest tells of it. */
export interface ElementEntry extends Entry {
  tagName: string;
  description: string;
  attributes: Entry[];
  members: Member[];
  events: Entry[];
  cssParts: Entry[];
  cssProperties: Entry[];
}

/** An event that pages hear, as the manifest tells of it. */
export interface EventEntry extends Entry {
  members?: Member[];
}

/** What the manifest tells of. */
export interface Manifest {
  elements: ElementEntry[];
  events: EventEntry[];
}

/** Reads `custom-elements.json`. */
export async function readManifest(file: string): Promise<Manifest> {
  const { modules } = JSON.parse(await readFile(file, 'utf8')) as { modules: { declarations: ElementEntry[] }[] };
  const all = modules.flatMap(({ declarations }) => declarations);
  return { elements: all.filter(({ tagName }) => tagName), events: all.filter(({ tagName }) => !tagName) };
}

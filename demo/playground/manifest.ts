/** An attribute or a theme property, as the manifest of the elements describes it. */
export interface Described {
  name: string;
  description?: string;
  default?: string;
  type?: { text: string };
}

/** What the manifest says of one element. */
export interface Description {
  tagName?: string;
  attributes?: Described[];
  cssProperties?: Described[];
}

interface Manifest {
  modules: { declarations?: Description[] }[];
}

/** Reads what the manifest says of every element. */
export async function readManifest(): Promise<Description[]> {
  const manifest: Manifest = await (await fetch('/demo/custom-elements.json')).json();
  return manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
}

/** The theme properties of all elements, each once. */
export function themeOf(elements: Description[]): Described[] {
  const all = elements.flatMap(({ cssProperties = [] }) => cssProperties);
  return [...new Map(all.map((property) => [property.name, property])).values()];
}

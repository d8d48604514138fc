import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as esbuild from 'esbuild';

const IMPORT = /import\s*(?:\{([^{}]*)\}\s*from\s*)?"\.\/([\w-]+)\.js";?/g;

/** The script that pages name, and the chunks that it does not run without: together they are the first file. */
function firstOf({ outputs }: esbuild.Metafile): { entry: string; chunks: string[] } {
  const entry = Object.keys(outputs).find((path) => basename(path) === 'migris.js') ?? '';
  const found = new Set([entry]);
  for (const path of found) for (const needed of needsOf(outputs[path])) found.add(needed);
  return { entry, chunks: [...found].filter((path) => path !== entry) };
}

function needsOf(output: esbuild.Metafile['outputs'][string] | undefined): string[] {
  return (output?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
}

/** What was built, told as it ships: the first file as one. */
export function asShipped(metafile: esbuild.Metafile): esbuild.Metafile {
  const { entry, chunks } = firstOf(metafile);
  const outputs: esbuild.Metafile['outputs'] = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (chunks.some((chunk) => path === chunk || path === `${chunk}.map`)) continue;
    const parts = path === entry ? [output, ...chunks.flatMap((chunk) => metafile.outputs[chunk] ?? [])] : [output];
    const imports = parts.flatMap((part) => part.imports);
    outputs[path] = {
      ...output,
      bytes: parts.reduce((total, { bytes }) => total + bytes, 0),
      inputs: Object.assign({}, ...parts.map((part) => part.inputs)),
      // Whatever needed one of the chunks needs the first file, which is always there.
      imports: imports
        .map((each) => (chunks.includes(each.path) ? { ...each, path: entry } : each))
        .filter((each) => each.path !== path),
    };
  }
  return { ...metafile, outputs };
}

/**
 * Puts `migris.js` and the chunks that it does not run without into one file: to a phone, one more request in a row is dearer than all
 * their bytes. Files that come later find in the page what they share with it, under the name of the chunk, which has a hash. By its
 * address they might get a second copy of everything: the page may have written a query behind it, or been sent on from another one.
 */
export async function joinFirst(root: string, metafile: esbuild.Metafile): Promise<void> {
  const { entry, chunks } = firstOf(metafile);
  const shared = new Map(chunks.map((chunk) => [basename(chunk, '.js'), new Set<string>()]));
  const later = Object.keys(metafile.outputs).filter(
    (path) => path.endsWith('.js') && ![entry, ...chunks].includes(path),
  );
  for (const path of later) await writeFile(root + path, fromPage(await readFile(root + path, 'utf8'), shared));
  await esbuild.build({
    stdin: { contents: joint(basename(entry), shared), resolveDir: `${root}dist/elements` },
    outfile: root + entry,
    allowOverwrite: true,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'external',
    legalComments: 'none',
    plugins: [laterStays],
  });
  for (const chunk of chunks) for (const file of [chunk, `${chunk}.map`]) await rm(root + file);
}

const laterStays: esbuild.Plugin = {
  name: 'later-stays',
  setup({ onResolve }) {
    onResolve({ filter: /^/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/** The first file: its chunks, what of them the others share, and what pages may import. */
function joint(entry: string, shared: Map<string, Set<string>>): string {
  const shelves = [...shared].map(
    ([chunk, names], at) => `import * as chunk${at} from "./${chunk}.js";
${shelf(chunk)} ??= { ${[...names].map((name) => `${name}: chunk${at}.${name}`).join(', ')} };\n`,
  );
  return `${shelves.join('')}export * from "./${entry}";\n`;
}

/** The place in a page where a chunk of the first file leaves what others share with it. Whoever comes second with the same chunk uses it too. */
function shelf(chunk: string): string {
  return `globalThis[Symbol.for("migris ${chunk}")]`;
}

/** The code of a later file, which takes from the page what it would have imported; notes what that is. */
function fromPage(code: string, shared: Map<string, Set<string>>): string {
  return code.replace(IMPORT, (statement, list: string | undefined, chunk: string) => {
    const names = shared.get(chunk);
    if (!names) return statement;
    if (!list) return '';
    const pairs = list.split(',').map((pair) => pair.trim().split(/\s+as\s+/));
    for (const [name = ''] of pairs) names.add(name);
    return `const{${pairs.map((pair) => pair.join(':')).join(',')}}=${shelf(chunk)};`;
  });
}

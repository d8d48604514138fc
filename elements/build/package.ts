import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { declarations, entryOf } from './declarations.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { sheets } from './sheets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FRAMEWORKS = ['react', 'vue', 'svelte', 'angular'];
const DOCTOR = 'elements/doctor/main.ts';

/** What lies in `dist` for packages and not for pages. */
export const notForPages = ['types', 'npm', 'package.json', 'README.md', 'LICENSE', 'doctor.js'];

/** In the package an element cannot tell where its script came from. */
const noHome: esbuild.Plugin = {
  name: 'no-home',
  setup({ onLoad }) {
    onLoad({ filter: /\/elements\/internal\/home\.ts$/ }, async () => ({
      contents: await readFile(`${root}elements/package/home.ts`, 'utf8'),
      loader: 'ts',
    }));
  },
};

/** Writes the npm package into `dist`: `npm publish dist` publishes it. */
export async function buildPackage(out: string, { define = {} }: esbuild.BuildOptions): Promise<void> {
  await rm(`${out}/npm`, { recursive: true, force: true });
  const manifest = await readManifest(`${out}/custom-elements.json`);
  const scripts = await writeScripts(out, manifest, define);
  await writeEntries(out, manifest);
  const doctor = existsSync(root + DOCTOR);
  if (doctor) await writeDoctor(out);
  const about = await aboutPackage(manifest, scripts, doctor);
  await writeFile(`${out}/package.json`, `${JSON.stringify(about, null, 2)}\n`);
  await cp(`${root}elements/package/README.md`, `${out}/README.md`);
  await cp(`${root}LICENSE`, `${out}/LICENSE`);
}

/** One script for each source file that is not only types: bundlers take what a page needs, and share Lit with it. */
async function writeScripts(out: string, { elements }: Manifest, define: Record<string, string>): Promise<string[]> {
  const shared: esbuild.BuildOptions = {
    absWorkingDir: root,
    format: 'esm',
    target: 'es2022',
    outbase: root,
    outdir: `${out}/npm`,
    define,
    legalComments: 'none',
    charset: 'utf8',
    tsconfig: `${root}elements/tsconfig.json`,
    plugins: [noHome, sheets],
  };
  const entryPoints = ['elements/index.ts', ...elements.map((element) => `elements/package/${entryOf(element)}.ts`)];
  const { metafile } = await esbuild.build({
    ...shared,
    entryPoints,
    bundle: true,
    packages: 'external',
    metafile: true,
    write: false,
  });
  const sources = Object.keys(metafile.inputs);
  await esbuild.build({ ...shared, entryPoints: sources });
  return sources;
}

async function writeEntries(out: string, manifest: Manifest): Promise<void> {
  const scripts: Record<string, string> = { index: 'elements/index.js' };
  for (const element of manifest.elements) scripts[entryOf(element)] = `elements/package/${entryOf(element)}.js`;
  for (const name of FRAMEWORKS) scripts[name] = 'index.js';
  const person = await readFile(`${root}elements/package/person.ts`, 'utf8');
  const files = declarations(manifest, person);
  for (const [name, script] of Object.entries(scripts)) files[`${name}.js`] = `export * from './${script}';\n`;
  await mkdir(`${out}/npm`, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(`${out}/npm/${name}`, text);
}

/** The doctor is one file for Node with everything that it needs. */
async function writeDoctor(out: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [DOCTOR],
    outfile: `${out}/doctor.js`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
  });
}

/** The package.json of the package. */
async function aboutPackage({ elements }: Manifest, scripts: string[], doctor: boolean): Promise<object> {
  const about = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const entries = ['index', ...elements.map(entryOf), ...FRAMEWORKS];
  const { name, version, description, license, type } = about;
  const bin = doctor ? { bin: { [name]: 'doctor.js' } } : {};
  return {
    ...{ name, version, description, license, type },
    engines: { node: '>=20' },
    ...bin,
    files: ['npm', 'custom-elements.json', ...(doctor ? ['doctor.js'] : [])],
    exports: {
      ...Object.fromEntries(
        entries.map((entry) => [
          entry === 'index' ? '.' : `./${entry}`,
          { types: `./npm/${entry}.d.ts`, default: `./npm/${entry}.js` },
        ]),
      ),
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    customElements: 'custom-elements.json',
    sideEffects: [...entries.map((entry) => `./npm/${entry}.js`), ...(await registering(scripts))],
    dependencies: { lit: `^${about.dependencies.lit}` },
    // Wanted for their types alone, by whoever has them.
    peerDependencies: { react: '*', svelte: '*', vue: '*' },
    peerDependenciesMeta: { react: { optional: true }, svelte: { optional: true }, vue: { optional: true } },
  };
}

/** The scripts that register an element, or bring such. */
async function registering(scripts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const script of scripts) {
    const source = await readFile(root + script, 'utf8');
    if (/^(import '|void |\w+\()/m.test(source)) found.push(`./npm/${script.replace(/\.ts$/, '.js')}`);
  }
  return found.sort();
}

// Bundles what reads and signs XML into a module of its own, beside its source: wrangler finds it there (`rules` in wrangler.toml) and
// uploads it next to the Worker, which runs it only when somebody goes the way that needs it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the libraries require without the prefix and synchronously; workerd knows it only with the prefix, and only as imports. */
const builtIns = {
  name: 'built-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|util)$/ }, ({ path }) => ({ path, namespace: 'built-in' }));
    onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({ contents: `export * from 'node:${path}';` }));
  },
};

/** Writes the modules that the Worker loads when it needs them. */
export async function buildModules() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['worker/viisp/soap/signed-xml.ts'],
    outfile: 'worker/viisp/soap/signed-xml.js',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['node:*'],
    minify: true,
    legalComments: 'none',
    tsconfig: `${root}worker/tsconfig.json`,
    plugins: [builtIns],
    write: false,
  });
  for (const { path, text } of outputFiles) {
    // Written only where it changes: wrangler watches the folder, and would never come to rest.
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildModules();

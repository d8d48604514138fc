import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outfile = `${root}node_modules/.cache/migris-doctor.mjs`;

// As it is in the package: one file for Node.
await build({
  absWorkingDir: root,
  entryPoints: ['elements/doctor/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
await import(pathToFileURL(outfile).href);

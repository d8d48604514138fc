import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { Module } from '../stack/system.ts';

// https://developers.cloudflare.com/workers/wrangler/bundling/
// With the settings of ours: minified, without the names of functions.
const asWranglerDoes: BuildOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2024',
  platform: 'browser',
  conditions: ['workerd', 'worker', 'browser'],
  // bun:sqlite is imported by name, but only where the database is one of Bun.
  external: ['node:*', 'cloudflare:*', 'bun:*'],
  define: { 'process.env.NODE_ENV': '"production"', 'navigator.userAgent': '"Cloudflare-Workers"' },
};

/** Makes one module of a Worker's entry beside this file, as `wrangler deploy` would upload it. */
export async function bundleWorker(entry: string): Promise<Module> {
  const entryPoints = [fileURLToPath(new URL(entry, import.meta.url))];
  const { outputFiles } = await build({
    ...asWranglerDoes,
    entryPoints,
    minify: true,
    write: false,
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`Nothing came of ${entry}.`);
  return { path: entry, contents: script.text };
}

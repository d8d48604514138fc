import { build } from 'esbuild';
import { projectFolder } from '../../support/command.ts';

/** A page of somebody else, or the barest of our own libraries: the name of a file in `entries/`. */
export type Entry = 'hanko' | 'descope' | 'supabase' | 'better-auth' | 'floor';

// Some peers bring a Lit of their own, which lies nearer; the floor is made of what we build with.
const ours = (name: string) => [name, `${projectFolder}node_modules/${name}`];

/** What a page would load that was built with esbuild in the usual way for production, in one file. */
export async function bundled(entry: Entry): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: `${projectFolder}test/bench`,
    entryPoints: [`bytes/entries/${entry}.mjs`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    legalComments: 'none',
    logLevel: 'error',
    ...(entry === 'floor' && { alias: Object.fromEntries(['lit', '@trpc/client'].map(ours)) }),
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} made no bundle`);
  return file.contents;
}

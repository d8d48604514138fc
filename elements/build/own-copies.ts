import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What the steps of signing in need, and what comes later needs too. */
const SHARED = /(schema\/name|internal\/time)\.js$/;
const LATER = /\/elements\/internal\/(desk|account)\//;
/** Numbers: whoever needs one has it in its own code. */
const LIMITS = /schema\/limits\.js$|^\.\/limits\.js$/;

/** What comes later brings copies of its own: a file that both share would be one more for everybody who signs in. */
export const ownCopies: Plugin = {
  name: 'own-copies',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: SHARED }, ({ path, importer }) =>
      LATER.test(importer) ? { path: fileAt(importer, path), suffix: '?later' } : undefined,
    );
    onLoad({ filter: /\/schema\/name\.ts$/ }, async ({ path, suffix }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'ts',
      pluginData: suffix,
    }));
    onResolve({ filter: LIMITS }, ({ path, importer, pluginData = '' }) => ({
      path: fileAt(importer, path),
      suffix: `?${basename(importer, '.ts')}${pluginData}`,
    }));
  },
};

function fileAt(importer: string, path: string): string {
  return join(dirname(importer), path.replace(/\.js$/, '.ts'));
}

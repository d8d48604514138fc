import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What the steps of signing in need, and what comes later needs too. */
const SHARED = /(schema\/name|internal\/time)\.js$/;
const LATER = /\/elements\/internal\/(desk|account)\//;

/** What comes later brings copies of its own: a file that both share would be one more for everybody who signs in. */
export const ownCopies: Plugin = {
  name: 'own-copies',
  setup({ onResolve }) {
    onResolve({ filter: SHARED }, ({ path, importer }) =>
      LATER.test(importer)
        ? { path: join(dirname(importer), path.replace(/\.js$/, '.ts')), suffix: '?later' }
        : undefined,
    );
  },
};

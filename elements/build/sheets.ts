import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const SHEET = /\bcss`([^`]*)`/g;

/** Style sheets are minified before the scripts that hold them, to which they are only text. */
export const sheets: esbuild.Plugin = {
  name: 'sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\/elements\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(SHEET, (_, css: string) => `css\`${minified(css)}\``), loader: 'ts' };
    });
  },
};

function minified(css: string): string {
  // What custom properties are set to is left alone by esbuild, blanks and all.
  return esbuild
    .transformSync(css, { loader: 'css', minify: true })
    .code.trim()
    .replace(/(?<=[:,]) /g, '');
}

import { readFile, writeFile } from 'node:fs/promises';
import { minify } from 'terser';

/** Hands the tries of internal/load.ts on: esbuild knows no import with a part that is known only in the page. */
function triedAgain(code: string): string {
  return code.replace(/\(\)=>import\(("[^"]+")\)/g, 'again=>import($1+again)');
}

/** White space in templates is for the authors: a page gets one blank, or none where no text stands beside it. */
function tight(code: string): string {
  return code
    .replace(/\s*\n\s*/g, ' ')
    .replace(/> (?=[<$])/g, '>')
    .replace(/} (?=<\/)/g, '}');
}

/** Lit calls on polyfills and on a server's rendering where a page has them: no browser that we are built for, and no page of ours, does. */
function withoutHooks(code: string): string {
  return code.replace(/\w+\.(litHtml|litElement|reactiveElement)(Polyfill|Hydrate)Support/g, '(void 0)');
}

/** A second pass over what esbuild wrote: some two per cent fewer bytes for every phone. */
export async function squeeze(file: string): Promise<void> {
  const map = await readFile(`${file}.map`, 'utf8');
  const code = await readFile(file, 'utf8');
  const small = await minify(tight(withoutHooks(triedAgain(code))), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
    sourceMap: { content: map },
  });
  await writeFile(file, small.code ?? code);
  await writeFile(`${file}.map`, String(small.map ?? map));
}

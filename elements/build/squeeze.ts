import { readFile, writeFile } from 'node:fs/promises';
import { minify } from 'terser';

/** Hands the tries of internal/load.ts on: esbuild knows no import with a part that is known only in the page. */
function triedAgain(code: string): string {
  return code.replace(/\(\)=>import\(("[^"]+")\)/g, 'again=>import($1+again)');
}

/** What begins a line of its own and ends it: beside its tags no blank is seen, whatever stands there. */
const LINES = '(?:dd|div|dl|dt|fieldset|form|h[1-6]|legend|li|option|p|section|ul)';
/** At the edges inside of these none is seen either; around them it is. */
const INSIDE = '(?:button|select)';
/** The rest of a tag, with an arrow in it where it listens to something. */
const REST = '\\b(?:=>|[^<>])*>';

/** White space in templates is for the authors: a page gets one blank, or none where it would not be seen. Between words, and what stands in a line as words do, it is. */
export function tight(code: string): string {
  return code
    .replace(/\s*\n\s*/g, ' ')
    .replace(new RegExp(`(</?${LINES}${REST}|<${INSIDE}${REST}) (?=[<$])`, 'g'), '$1')
    .replace(new RegExp(`([>}]) (?=</?${LINES}\\b|</${INSIDE}\\b)`, 'g'), '$1');
}

/** Lit calls on polyfills and on a server's rendering where a page has them: no browser that we are built for, and no page of ours, does. */
function withoutHooks(code: string): string {
  return code.replace(/\w+\.(litHtml|litElement|reactiveElement)(Polyfill|Hydrate)Support/g, '(void 0)');
}

/**
 * What Lit does for browsers that cannot share style sheets (all that know `light-dark()` can), says to whoever writes templates wrongly, and
 * counts of itself, which only its development build reads.
 */
function forThisCentury(code: string): string {
  return code
    .replace(
      /\w+\.ShadowRoot\s*&&\s*\([^()]*\.ShadyCSS[^()]*\)\s*&&\s*"adoptedStyleSheets"\s*in Document\.prototype\s*&&\s*"replace"\s*in CSSStyleSheet\.prototype/g,
      '!0',
    )
    .replace(/Error\(\s*"(?:CSSResult is|Value passed to 'css')[^"]*"(?:\s*\+\s*\w+\s*\+\s*"[^"]*")?\s*\)/g, 'Error()')
    .replace(/Error\("invalid template strings array"\)/g, 'Error()')
    .replace(/\(\w+\.(litHtml|litElement|reactiveElement)Versions\s*\?\?=\s*\[\]\)\.push\("[^"]+"\)/g, 'void 0');
}

/** The names that esbuild gave members of ours, where templates bind them: to esbuild a template is text. */
function bound(code: string, names: Names): string {
  return code.replace(/ \.(\w+)=\$\{/g, (binding, name) => (names[name] ? ` .${names[name]}=\${` : binding));
}

/** What members are called in what ships. */
export type Names = Record<string, string | false>;

/** A second pass over what esbuild wrote: some two per cent fewer bytes for every phone. */
export async function squeeze(file: string, names: Names): Promise<void> {
  const map = await readFile(`${file}.map`, 'utf8');
  const code = await readFile(file, 'utf8');
  const small = await minify(tight(bound(forThisCentury(withoutHooks(triedAgain(code))), names)), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false },
    sourceMap: { content: map },
  });
  await writeFile(file, small.code ?? code);
  await writeFile(`${file}.map`, String(small.map ?? map));
}

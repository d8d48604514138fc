/** Reads the code of an expression from behind its `${` to behind its `}`: what stands in strings and templates is none. */
function behindExpression(code: string, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const mark = code[at];
    if (mark === undefined) throw new Error(`An expression does not end: ${code.slice(from, from + 80)}`);
    if (mark === '{') depth += 1;
    if (mark === '}') depth -= 1;
    if (mark === '`') at = readTemplate(code, at + 1).end;
    else if (mark === "'" || mark === '"') at = behindString(code, at);
    else at += 1;
  }
  return at;
}

function behindString(code: string, from: number): number {
  let at = from + 1;
  while (code[at] !== code[from]) {
    if (at >= code.length) throw new Error(`A text does not end: ${code.slice(from, from + 80)}`);
    at += code[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

/** A template with an `x` for each of its expressions, from behind its first mark. */
function readTemplate(code: string, from: number): { text: string; end: number } {
  let text = '';
  let at = from;
  while (code[at] !== '`') {
    if (at >= code.length) throw new Error(`A template does not end: ${code.slice(from, from + 80)}`);
    if (code.startsWith('${', at)) {
      text += 'x';
      at = behindExpression(code, at + 2);
    } else {
      const long = code[at] === '\\' ? 2 : 1;
      text += code.slice(at, at + long);
      at += long;
    }
  }
  return { text, end: at + 1 };
}

/** The tagged templates with elements in them that some code holds, with an `x` for each expression; nested ones too. */
export function templatesIn(code: string): string[] {
  return [...code.matchAll(/(?<![\w$])(?!return`)[\w$]+`(?=\s*[<$])/g)]
    .map(({ index, 0: { length } }) => readTemplate(code, index + length).text)
    .filter((text) => /<\w/.test(text));
}

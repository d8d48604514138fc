/** Makes an element of a document. Without Lit: what is shared with the elements would be a chunk of its own for every phone. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), given);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function button(label: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button' }, label);
  made.addEventListener('click', act);
  return made;
}

/** Lines that are there to be copied. */
export function code(line: string): HTMLPreElement {
  return make('pre', {}, make('code', {}, line));
}

/** The look of what is shown under an element. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .diagnosis {
    margin-block-start: 2rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--line);
  }
  .diagnosis pre {
    margin: 0 0 1rem;
    padding: 0.5rem;
    border: 1px solid var(--line);
    white-space: pre-wrap;
    font-size: 0.875rem;
  }
`);

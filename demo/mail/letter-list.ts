import type { Letter } from '../letter.js';
import { previewOf } from './preview.js';
import { said, shortTime } from './words.js';

/** The list of letters, newest first. Rows stay the same elements while letters come and go, so focus stays too. */
export class LetterList {
  readonly #list: HTMLElement;
  readonly #rows = new Map<string, HTMLLIElement>();
  readonly #read = new Set<string>();

  constructor(list: HTMLElement) {
    this.#list = list;
    list.addEventListener('keydown', (event) => this.#move(event));
  }

  /** Letters that were not opened yet. */
  get unread(): number {
    return this.#rows.size - this.#read.size;
  }

  /** Shows these letters; returns those that were not there before. */
  show(letters: Letter[]): Letter[] {
    const ids = new Set(letters.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
      this.#read.delete(id);
    }
    const fresh = letters.filter(({ id }) => !this.#rows.has(id));
    for (const letter of fresh.toReversed()) {
      const row = rowOf(letter);
      this.#rows.set(letter.id, row);
      this.#list.prepend(row);
    }
    return fresh;
  }

  /** Marks the letter that is open. */
  open(id: string | undefined): void {
    for (const [each, row] of this.#rows) link(row).ariaCurrent = each === id ? 'true' : null;
    const row = id === undefined ? undefined : this.#rows.get(id);
    if (id === undefined || !row) return;
    this.#read.add(id);
    row.querySelector('.unread')?.remove();
  }

  /** Puts the focus on a letter of the list. */
  focus(id: string): void {
    const row = this.#rows.get(id);
    if (row) link(row).focus();
  }

  /** Words the rows again, in the page's language. */
  reword(letters: Letter[]): void {
    for (const letter of letters) {
      const row = this.#rows.get(letter.id);
      if (row) word(row, letter);
    }
  }

  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...this.#list.querySelectorAll('a')];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (!step || here < 0) return;
    event.preventDefault();
    links[here + step]?.focus();
  }
}

function link(row: HTMLLIElement): HTMLAnchorElement {
  return row.querySelector('a') as HTMLAnchorElement;
}

function rowOf(letter: Letter): HTMLLIElement {
  const row = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.href = `#${letter.id}`;
  for (const name of ['unread', 'from', 'when', 'subject', 'preview']) {
    const part = document.createElement('span');
    part.className = name;
    anchor.append(part);
  }
  row.append(anchor);
  word(row, letter);
  return row;
}

function word(row: HTMLLIElement, letter: Letter): void {
  const texts = {
    unread: said().unread,
    from: letter.from.replace(/\s*<.*>$/, ''),
    when: shortTime(letter.at),
    subject: letter.subject,
    preview: previewOf(letter),
  };
  for (const [name, text] of Object.entries(texts)) {
    const part = row.querySelector(`.${name}`);
    if (part) part.textContent = text;
  }
}

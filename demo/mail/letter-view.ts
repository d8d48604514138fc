import { find } from '../find.js';
import type { Letter } from '../letter.js';
import { fullTime, said } from './words.js';

/** One letter, opened: who, when, and its HTML part in a frame without rights, or its text. */
export class LetterView {
  readonly #frame = find<HTMLIFrameElement>('html');
  #letter: Letter | undefined;
  #asText = false;

  constructor() {
    this.#frame.addEventListener('load', () => this.#fit());
    window.addEventListener('resize', () => this.#fit());
    find('as-text').addEventListener('click', () => {
      this.#asText = !this.#asText;
      this.reword();
    });
  }

  /** Opens a letter, or none. */
  open(letter: Letter | undefined): void {
    this.#letter = letter;
    find('letter').hidden = !letter;
    find('choose').hidden = Boolean(letter);
    if (!letter) return;
    // Replaced, or the browser's Back would walk through the frame's past.
    this.#frame.contentWindow?.location.replace(`/demo/mail.html?id=${letter.id}`);
    find('subject').textContent = letter.subject;
    find('from').textContent = letter.from;
    find('to').textContent = letter.to;
    find('text').textContent = letter.text;
    find('headers').textContent = Object.entries(letter.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
    this.reword();
    find('subject').focus();
  }

  /** Words what depends on the page's language and on the choice of text or HTML. */
  reword(): void {
    const words = said();
    find('when').textContent = this.#letter ? fullTime(this.#letter.at) : '';
    find('as-text').textContent = this.#asText ? words.asHtml : words.asText;
    find('text').hidden = !this.#asText;
    this.#frame.hidden = this.#asText;
    this.#frame.title = words.content;
    this.#fit();
  }

  /** The frame is as high as the letter: no second scroll bar. */
  #fit(): void {
    const page = this.#frame.contentDocument?.documentElement;
    if (!page || this.#frame.hidden) return;
    this.#frame.style.height = '0';
    this.#frame.style.height = `${page.scrollHeight}px`;
  }
}

/** A letter as the mail binding took it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Where all letters arrive: whoever waits for one gets it at once, without asking again and again. */
export class MailRoom {
  readonly #arrived = new Map<string, Letter[]>();
  readonly #waiting = new Map<string, (letter: Letter) => void>();

  /** Takes a letter in. */
  take(letter: Letter): void {
    const waiting = this.#waiting.get(letter.to);
    this.#waiting.delete(letter.to);
    if (waiting) waiting(letter);
    else this.#arrived.set(letter.to, [...(this.#arrived.get(letter.to) ?? []), letter]);
  }

  /** The next letter to an address, here already or not. @throws Error where none came within ten seconds */
  next(to: string): Promise<Letter> {
    const [first, ...more] = this.#arrived.get(to) ?? [];
    if (first) {
      if (more.length > 0) this.#arrived.set(to, more);
      else this.#arrived.delete(to);
      return Promise.resolve(first);
    }
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No letter came to ${to}.`)), 10_000);
      this.#waiting.set(to, (letter) => {
        clearTimeout(late);
        resolve(letter);
      });
    });
  }
}

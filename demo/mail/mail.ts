import { find } from '../find.js';
import { startLanguage } from '../language.js';
import type { Letter } from '../letter.js';
import { LetterList } from './letter-list.js';
import { LetterView } from './letter-view.js';
import { said } from './words.js';

const EVERY_MS = 1500;

const list = new LetterList(find('letters'));
const view = new LetterView();
let letters: Letter[] = [];
let loaded = false;
let opened: string | undefined;

startLanguage(() => {
  list.reword(letters);
  view.reword();
  count();
});
window.addEventListener('hashchange', openChosen);
void keepUpToDate();

/** Asks again and again; a page in the background waits until somebody looks at it. */
async function keepUpToDate(): Promise<void> {
  for (;;) {
    if (!document.hidden) await update();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

async function update(): Promise<void> {
  // `?to=` of this page's own address chooses one person's letters.
  const answer = await fetch(`/demo/mail.json${location.search}`).catch(() => undefined);
  find('offline').hidden = Boolean(answer?.ok);
  if (!answer?.ok) return;
  letters = await answer.json();
  const [newest] = list.show(letters);
  if (loaded && newest) find('news').textContent = said().arrived(newest.subject);
  find('none').hidden = letters.length > 0;
  if (!loaded) openChosen();
  loaded = true;
  count();
}

/** The address says which letter is open, so that Back closes it. */
function openChosen(): void {
  const before = opened;
  const letter = letters.find(({ id }) => `#${id}` === location.hash);
  opened = letter?.id;
  list.open(opened);
  view.open(letter);
  if (!letter && before) list.focus(before);
  count();
}

function count(): void {
  document.title = list.unread > 0 ? `(${list.unread}) ${said().mailbox}` : said().mailbox;
}

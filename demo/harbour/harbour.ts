import type { SignedInEvent, SignedOutEvent } from '../../elements/internal/events.js';
import type { MigrisAccount } from '../../elements/migris-account.js';
import { find } from '../find.js';
import { pageLanguage, startLanguage } from '../language.js';
import { BackEnd, type Known, NotAccepted } from './back-end.js';
import { WORDS } from './words.js';

const backEnd = new BackEnd(find('blocked').hidden === true);
let shown: Known | null = null;
let turn = Promise.resolve();

startLanguage(() => word());
document.addEventListener('migris-signed-in', (event) => void tell(() => exchange(event as SignedInEvent)));
document.addEventListener('migris-signed-out', (event) => void tell(() => leave(event as SignedOutEvent)));
void tell(async () => {});

/** Where nobody was signed in when the page was opened, most often the back end knows of nobody either. */
async function leave({ restored }: SignedOutEvent): Promise<void> {
  if (!restored || shown) await backEnd.signOut();
}

async function exchange(event: SignedInEvent): Promise<void> {
  const { idToken } = event;
  const account = event.target as MigrisAccount;
  // Whoever is signed in for longer than a token is good for needs a fresh one.
  await backEnd.signIn(idToken ?? (await account.idToken()), account);
}

/** Does one thing after the other, and shows after each what the back end believes then. */
function tell(change: () => Promise<void>): Promise<void> {
  turn = turn.then(change).then(
    async () => show(await backEnd.known().catch(() => null)),
    (error) => fail(error),
  );
  return turn;
}

function show(known: Known | null): void {
  shown = known;
  word();
  reveal(known ? 'known' : 'nobody');
}

function fail(error: unknown): void {
  shown = null;
  find('fault').textContent = error instanceof NotAccepted ? error.message : '';
  reveal(error instanceof NotAccepted ? 'refused' : 'unreached');
}

function reveal(state: string): void {
  for (const each of ['nobody', 'known', 'refused', 'unreached']) find(each).hidden = each !== state;
}

/** What the back end said, in the language of the page. */
function word(): void {
  if (!shown) return;
  const words = WORDS[pageLanguage()];
  const [way, means = ''] = shown.how;
  find('person').textContent = shown.name;
  find('email').textContent = shown.email;
  find('level').textContent = words.levels[shown.level] ?? shown.level;
  find('how').textContent = way === 'viisp' ? words.throughViisp(means) : words.byEmail;
  find('session').textContent = backEnd.pass ? words.memory : words.cookie;
}

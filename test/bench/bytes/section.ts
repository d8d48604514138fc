import type { Goal, Report, Section, Table } from '../section.ts';
import { shown } from '../statistics.ts';
import { type InEach, type Ours, weighOurs } from './ours.ts';
import { type Peer, weighPeers } from './peers.ts';
import { cells, type Weight } from './weight.ts';

const FIRST_SCREEN_MAX = 15_000;
const SIGN_IN_MAX = 20_000;
/** The whole sign-in, as a share of the lightest product that shows something. */
const SHARE_MAX = 0.5;
const FIGURES = ['minified', 'gzip -9', 'brotli'];

/** What browsers load to sign somebody in, here and elsewhere. */
export const bytes: Section = {
  name: 'bytes',
  title: 'Browser bytes',
  measure: async ({ say }) => {
    say('weighing the elements');
    const ours = await weighOurs();
    say('bundling and weighing the peers');
    const peers = await weighPeers();
    return reportOf(ours, peers);
  },
};

function reportOf(ours: Ours, peers: Peer[]): Report {
  return {
    tables: [wayTable(ours), elementsTable(ours), wordsTable(ours), peersTable(peers)],
    goals: [
      ...limitGoals('the first screen', ours.firstScreen, FIRST_SCREEN_MAX),
      ...limitGoals('the whole sign-in', ours.signIn, SIGN_IN_MAX),
      shareGoal(ours, peers),
    ],
    figures: { ours, peers },
  };
}

function wayTable({ languages, firstScreen, signIn }: Ours): Table {
  const rows = languages.flatMap((language) => [
    ['the first screen', language, ...cells(inOne(firstScreen, language))],
    ['the whole sign-in: code, contact data and their words', language, ...cells(inOne(signIn, language))],
  ]);
  return { title: 'The way in: scripts with their words, in bytes', columns: ['what', 'language', ...FIGURES], rows };
}

function elementsTable({ languages, elements }: Ours): Table {
  return {
    title: 'A page with one element, in bytes (gzip -9 / brotli)',
    columns: [
      'element',
      ...languages.flatMap((language) => [`to be shown, ${language}`, `when all is there, ${language}`]),
    ],
    rows: elements.map(({ element, shown: first, settled }) => [
      element,
      ...languages.flatMap((language) => [packed(inOne(first, language)), packed(inOne(settled, language))]),
    ]),
    notes: [
      'Nobody is signed in unless it says so. What comes after an element is shown comes by itself and is waited for by nobody.',
      'Each page loads `migris.js`, which has `<migris-account>` and `<migris-login>` and brings the others: on a page with several elements nothing is loaded twice.',
    ],
  };
}

function packed({ gzip, brotli }: Weight): string {
  return `${shown(gzip)} / ${shown(brotli)}`;
}

function wordsTable({ languages, words }: Ours): Table {
  return {
    title: 'Words alone, in bytes (gzip -9 and brotli)',
    columns: ['of', ...languages.flatMap((language) => [`${language}, gzip -9`, `${language}, brotli`])],
    rows: words.map(({ part, weight }) => [
      part,
      ...languages.flatMap((language) => [shown(inOne(weight, language).gzip), shown(inOne(weight, language).brotli)]),
    ]),
    notes: [
      'A page loads the words of one language, when somebody gets to where they are said; those of the first screen are in `migris.js`.',
    ],
  };
}

function peersTable(peers: Peer[]): Table {
  return {
    title: 'Elsewhere, in bytes',
    columns: ['product', 'what is weighed', 'shows a form', ...FIGURES],
    rows: peers.map(({ name, holds, shows, weight }) => [name, holds, shows ? 'yes' : 'no', ...cells(weight)]),
    notes: [
      'Bundled with esbuild (minified, one ES module, for browsers of 2022; gzip as Node.js brings it) unless it says that shipped files are weighed. These products do other things besides: passkeys, passwords, other providers.',
    ],
  };
}

function limitGoals(what: string, weight: InEach, most: number): Goal[] {
  return Object.entries(weight).map(([language, { gzip }]) => ({
    what: `${what} in ${language}, gzip -9`,
    wanted: `at most ${shown(most)} bytes`,
    found: shown(gzip),
    met: gzip <= most,
  }));
}

function shareGoal({ signIn }: Ours, peers: Peer[]): Goal {
  const heaviest = Math.max(...Object.values(signIn).map(({ gzip }) => gzip));
  const [lightest] = peers.filter(({ shows }) => shows).toSorted((one, other) => one.weight.gzip - other.weight.gzip);
  if (!lightest) throw new Error('There is no product to compare with.');
  const share = heaviest / lightest.weight.gzip;
  return {
    what: `the whole sign-in beside the lightest product with a form (${lightest.name}), gzip -9`,
    wanted: `at most ${SHARE_MAX} of it`,
    found: shown(share, 2),
    met: share <= SHARE_MAX,
  };
}

function inOne<Value>(each: Record<string, Value>, language: string): Value {
  const value = each[language];
  if (value === undefined) throw new Error(`There is nothing in ${language}.`);
  return value;
}

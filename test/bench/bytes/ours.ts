import { readdirSync } from 'node:fs';
import { type Chunk, shippedChunks, withNeeds } from '../../support/bundle.ts';
import { projectFolder } from '../../support/command.ts';
import { type Weight, weightOfFiles } from './weight.ts';

/** The source files that make chunks of their own, by what a page is there for; `*` stands for the language. */
const FIRST_SCREEN = ['index'];
const SIGN_IN = [...FIRST_SCREEN, 'steps', 'words/*/steps'];
const DESK = [...SIGN_IN, 'internal/desk/desk', 'words/*/rare', 'words/*/desk', 'words/*/desk-acts'];
const ACCOUNT = [...SIGN_IN, 'internal/account/view', 'internal/ending/watch', 'words/*/account'];

/** What a page loads that has only this element: until the element is shown, and all that then comes by itself. */
const ALONE: { element: string; shown: string[]; settled: string[] }[] = [
  { element: '`<migris-account>`', shown: FIRST_SCREEN, settled: SIGN_IN },
  { element: '`<migris-login>`', shown: FIRST_SCREEN, settled: SIGN_IN },
  { element: '`<migris-otp>`', shown: SIGN_IN, settled: SIGN_IN },
  { element: '`<migris-profile>`', shown: SIGN_IN, settled: SIGN_IN },
  { element: '`<migris-profile>`, somebody signed in', shown: ACCOUNT, settled: ACCOUNT },
  { element: '`<migris-staff>`', shown: DESK, settled: DESK },
];

/** A weight in each language. */
export type InEach = Record<string, Weight>;

/** What our elements weigh, by the question that is asked of them. */
export interface Ours {
  languages: string[];
  firstScreen: InEach;
  signIn: InEach;
  elements: { element: string; shown: InEach; settled: InEach }[];
  /** The words alone. */
  words: { part: string; weight: InEach }[];
}

/** Weighs what is built in `dist/elements`. @throws where it is not what the sources make now */
export async function weighOurs(): Promise<Ours> {
  const chunks = await shippedChunks();
  const languages = languagesSpoken();
  const each = (weigh: (language: string) => Weight): InEach =>
    Object.fromEntries(languages.map((language) => [language, weigh(language)]));
  const loaded = (sources: string[]) =>
    each((language) => weighChunks(withNeeds(chunks, made(chunks, sources, language))));
  const words = (part: RegExp) => each((language) => weighChunks(chunks.filter(speaks(language, part))));
  return {
    languages,
    firstScreen: loaded(FIRST_SCREEN),
    signIn: loaded(SIGN_IN),
    elements: ALONE.map(({ element, shown, settled }) => ({ element, shown: loaded(shown), settled: loaded(settled) })),
    words: [
      { part: 'the steps that follow', weight: words(/^steps$/) },
      { part: 'everything, with the account and the desk', weight: words(/^/) },
    ],
  };
}

function languagesSpoken(): string[] {
  return readdirSync(`${projectFolder}elements/words`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The chunks of some source files, in one language. @throws where a file makes none any more */
function made(chunks: Chunk[], sources: string[], language: string): Chunk[] {
  return sources.map((source) => {
    const entry = `elements/${source.replace('*', language)}.ts`;
    const chunk = chunks.find((other) => other.entry === entry);
    if (!chunk) throw new Error(`no chunk is made of ${entry}`);
    return chunk;
  });
}

/** Whether a chunk has words of a language that are for a part of the way, and nothing else. */
function speaks(language: string, part: RegExp): (chunk: Chunk) => boolean {
  const folder = `elements/words/${language}/`;
  return ({ inputs }) =>
    inputs.every((input) => input.startsWith(folder) && part.test(input.slice(folder.length).replace('.ts', '')));
}

function weighChunks(chunks: Chunk[]): Weight {
  return weightOfFiles(chunks.map(({ path }) => projectFolder + path));
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { problems } from '../schema/problem.ts';
import { accountRefusals, rareRefusals, refusals, viispRefusals } from '../schema/refusal.ts';
import { projectFolder } from './support/command.ts';
import { load } from './support/load.ts';

type Sentence = string | ((...facts: unknown[]) => string);
type Words = { [name: string]: Sentence | Words };

const folder = `${projectFolder}elements/words`;
const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const sources = new Map(languages.map(({ name }) => [name, readdirSync(`${folder}/${name}`).sort()]));
/** Each language's sentences under their names, `part.name`. */
const spoken = new Map<string, Map<string, Sentence>>();
for (const [language, files] of sources) {
  const sentences = await Promise.all(files.map((file) => sentencesOf(language, file)));
  spoken.set(language, new Map(sentences.flat()));
}

async function sentencesOf(language: string, file: string): Promise<[string, Sentence][]> {
  const { words } = await load<{ words?: Words }>(`elements/words/${language}/${file}`);
  return words ? flat(words, file.replace('.ts', '')) : [];
}

function flat(words: Words, path: string): [string, Sentence][] {
  return Object.entries(words).flatMap(([name, word]): [string, Sentence][] =>
    typeof word === 'object' ? flat(word, `${path}.${name}`) : [[`${path}.${name}`, word]],
  );
}

/** A sentence with facts in it. Each fact reads as a number, a text, a list and the facts of a refusal. */
function said(sentence: Sentence): { text: string; facts: string[] } {
  if (typeof sentence === 'string') return { text: sentence, facts: [] };
  const facts = ['41', '47'].slice(0, sentence.length);
  const text = sentence(
    ...facts.map((fact) => Object.assign([fact], { wait: Number(fact), left: Number(fact), origin: String(fact) })),
  );
  return { text, facts };
}

function everything(language: string): [string, string][] {
  return [...(spoken.get(language) ?? [])].map(([name, sentence]) => [name, said(sentence).text]);
}

/** The sentences in which a pattern is found, with their names. */
function withPattern(language: string, pattern: RegExp): string[] {
  return everything(language).flatMap(([name, text]) => (pattern.test(text) ? [`${name}: ${text}`] : []));
}

test('Lithuanian and English are spoken, each with the same parts, and the loaders know them all', () => {
  assert.deepEqual([...sources.keys()].sort(), ['en', 'lt']);
  const loaders = [
    'locale.ts',
    'account/words.ts',
    'moved.ts',
    'ending/warning.ts',
    'sessions/list.ts',
    'passkey/words.ts',
    'viisp/way.ts',
    'diagnose/panel.ts',
    'desk/desk-element.ts',
  ]
    .map((file) => readFileSync(`${projectFolder}elements/internal/${file}`, 'utf8'))
    .join();
  for (const [language, files] of sources) {
    assert.deepEqual(files, sources.get('lt'));
    const parts = new Set([...(spoken.get(language) ?? new Map()).keys()].map((name) => name.split('.')[0]));
    for (const part of parts) assert.ok(loaders.includes(`/words/${language}/${part}.js'`), `${language}/${part}`);
  }
});

test('every sentence is there in every language and none is empty', () => {
  const names = [...(spoken.get('lt')?.keys() ?? [])].sort();
  assert.ok(names.length > 50, `only ${names.length} sentences were found`);
  for (const language of spoken.keys()) {
    assert.deepEqual([...(spoken.get(language)?.keys() ?? [])].sort(), names);
    assert.deepEqual(withPattern(language, /^\s*$|^\s|\s$| {2}|undefined|NaN|\[object/), []);
  }
});

test('every refusal and every problem with a field has its words in every language', () => {
  for (const [language, sentences] of spoken) {
    const told = (kind: string) => [...sentences.keys()].flatMap((name) => name.match(`\\.${kind}\\.(.+)`)?.[1] ?? []);
    // And why a session came to its end by itself.
    const said = [...refusals, ...rareRefusals, 'idle', 'over', 'not_me'];
    assert.deepEqual(told('(?:refusals|rareRefusals)').sort(), said.sort(), language);
    assert.deepEqual(told('viispRefusals').sort(), [...viispRefusals].sort(), language);
    const inAccount = [...accountRefusals, 'account_blocked', 'email_taken'];
    assert.deepEqual(told('accountRefusals').sort(), inAccount.sort(), language);
    assert.deepEqual(told('(?:problems|rareProblems)').sort(), [...problems].sort(), language);
  }
});

test('a sentence says what it is given in one language if it says it in another', () => {
  for (const [name, source] of spoken.get('lt') ?? []) {
    const { text, facts } = said(source);
    for (const [language, sentences] of spoken) {
      const other = said(sentences.get(name) ?? '');
      for (const fact of facts) {
        assert.equal(other.text.includes(fact), text.includes(fact), `${name} in ${language}: ${other.text}`);
      }
    }
  }
});

test('a Lithuanian sentence puts no full stop behind a day, which ends with one', () => {
  const ofDays = [...(spoken.get('lt') ?? [])].filter(
    ([, word]) => typeof word !== 'string' && /^\(?day\b/.test(String(word)),
  );
  assert.ok(ofDays.length > 5, `only ${ofDays.length} sentences name a day`);
  const told = ofDays.map(([name, word]) => `${name}: ${(word as (day: string) => string)('gruodžio 6 d.')}`);
  assert.deepEqual(
    told.filter((text) => text.includes('d..')),
    [],
  );
});

test('Lithuanian stands in its own quotation marks and its own letters', () => {
  assert.deepEqual(withPattern('lt', /["”‟«»]|„[^“]*$|^[^„]*“|\p{Script=Cyrillic}|\p{Script=Greek}/u), []);
});

test('Lithuanian addresses the person as Jūs', () => {
  assert.deepEqual(withPattern('lt', /(?<!\p{L})(tu|tave?|tavo|tau|tavimi|tavyje)(?!\p{L})/iu), []);
  // The familiar imperative ends in k ("įvesk"), the polite one in kite; these few words end so by themselves.
  const familiar = /(?<!\p{L})(?!(?:tik|kiek|tiek|vis tiek|beveik|apytik)(?!\p{L}))\p{L}{2,}k(?!\p{L})/iu;
  assert.deepEqual(withPattern('lt', familiar), []);
  assert.deepEqual(withPattern('lt', /(?<!\p{L})jū(?:s|sų|ms|mis)(?!\p{L})/u), []);
});

test('English is written in its own quotation marks, without a word left in Lithuanian', () => {
  assert.deepEqual(withPattern('en', /["„‟«»]|[ąčęėįšųūž]|\p{Script=Cyrillic}|\p{Script=Greek}/iu), []);
});

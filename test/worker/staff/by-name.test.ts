import { env } from 'cloudflare:workers';
import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, expect, test } from 'vitest';
import { fold } from '../../../schema/folded.js';
import { byName } from '../../../worker/staff/by-name.js';
import { change } from '../../support/worker/rows.js';

/** Given names and surnames of every shape: of one part and of many, short ones, and ones that begin others. */
const GIVEN = [
  null,
  'Jonas',
  'Ona Marija',
  'Petras Jonas',
  'Ana-Maria Jonė',
  'A. B. C. Jonas',
  'Li',
  'Wei Li',
  'Linas',
  'D’Arc',
];
const SURNAMES = [
  null,
  'Jonas',
  'Jonaitis',
  'Jonaitis-Petraitis',
  'Petraitis-Jonaitis',
  'Li',
  'Liutkus',
  'O’Brien',
  'da Silva Jonaitis',
];
const WORDS = 'jonas jon jonaitis petraitis ona marija li lin wei brien o da silva c'.split(' ');

const people = SURNAMES.flatMap((surname) => GIVEN.map((given) => ({ id: `${surname}/${given}`, surname, given })));

/** The promise in other words: each word begins a part of the name, or is one where it is short; one of them does so in the first two surnames. */
function fits({ surname, given }: (typeof people)[number], text: string): boolean {
  const [s, g] = [fold(surname ?? ''), fold(given ?? '')];
  const words = [...new Set(fold(text).split(' '))];
  const has = (name: string, word: string) =>
    name.split(' ').some((part) => (word.length < 3 ? part === word : part.startsWith(word)));
  const wholly = [s, g].some((name) => name.startsWith(fold(text)));
  const begins = (name: string, word: string) => (word.length < 3 ? name === word : name.startsWith(word));
  const within = words.some((word) => begins(s, word) || begins(s.replace(/^\S+ /, ''), word));
  return words.every((word) => has(s, word) || has(g, word)) && (wholly || within);
}

async function found(text: string): Promise<string[]> {
  const rows = await drizzle(env.DB).all<{ id: string }>(byName(text));
  return rows.map(({ id }) => id).toSorted();
}

beforeAll(async () => {
  for (const { id, surname, given } of people)
    await change(
      'INSERT INTO account (id, level, given_names, surname, created_at) VALUES (?, 1, ?, ?, 1)',
      id,
      given,
      surname,
    );
});

test.each(WORDS)('%s and another word or two find whoever has them all, and nobody else', async (first) => {
  for (const second of WORDS.filter((word) => word !== first)) {
    for (const text of [`${first} ${second}`, `jonas ${first} ${second}`]) {
      const expected = people.filter((person) => fits(person, text)).map(({ id }) => id);
      expect([text, await found(text)]).toEqual([text, expected.toSorted()]);
    }
  }
});

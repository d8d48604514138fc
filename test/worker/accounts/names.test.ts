import { describe, expect, test } from 'vitest';
import { nameProblem } from '../../../schema/name.js';
import { suggestName } from '../../../schema/spelling.js';
import { guard } from '../../support/worker/canary.js';
import { fastest } from '../../support/worker/fastest.js';
import { Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { Site, someone } from '../../support/worker/site.js';

async function signedIn() {
  const page = new Page(new Site());
  await page.signIn(someone());
  return page;
}

const decomposed = (text: string) => text.normalize('NFD');

describe('a person is stored as the Latin line of the passport has it', () => {
  const names: [string, string][] = [
    ['Jonas', 'Jonas'],
    ['Ąčęėįšųūž', 'Ąčęėįšųūž'],
    ['ŽUKAUSKAITĖ', 'ŽUKAUSKAITĖ'],
    [decomposed('Žukauskaitė'), 'Žukauskaitė'],
    ["O'Brien-Žukauskaitė", 'O’Brien-Žukauskaitė'],
    ['O`Brien', 'O’Brien'],
    ['D‘Arc', 'D’Arc'],
    ['  Anna   Maria ', 'Anna Maria'],
    ['Anna\u00a0Maria', 'Anna Maria'],
    ['Jr. Smith (Kowalski)', 'Jr. Smith (Kowalski)'],
    ['X', 'X'],
    ['A'.repeat(60), 'A'.repeat(60)],
  ];
  test.each(names)('%j', async (typed, stored) => {
    const page = await signedIn();
    expect((await page.complete({ givenNames: typed, surname: typed })).data).toMatchObject({
      givenNames: stored,
      surname: stored,
    });
  });
});

describe('BI-51 BI-52: a person whose name has other characters is told so, and nothing is changed silently', () => {
  const RLO = String.fromCodePoint(0x202e);
  const ZERO_WIDTH = String.fromCodePoint(0x200b);
  const NUL = String.fromCodePoint(0);
  const names: [string, string][] = [
    ['', 'name_required'],
    ['   ', 'name_required'],
    ['李', 'name_letters'],
    ['محمد', 'name_letters'],
    ['N’Gué', 'name_letters'],
    ['Ø', 'name_letters'],
    ['Łukasz', 'name_letters'],
    ['Müller', 'name_letters'],
    ['Іван', 'name_letters'],
    ['Jоnas', 'name_letters'],
    ['<img src=x onerror=1>', 'name_letters'],
    ['Jonas2', 'name_letters'],
    ['Jonas, Petras', 'name_letters'],
    ['Jonas@example.lt', 'name_letters'],
    [`Jo${RLO}nas`, 'name_letters'],
    [`Jo${ZERO_WIDTH}nas`, 'name_letters'],
    [`Jonas${NUL}`, 'name_letters'],
    ['-Jonas', 'name_letters'],
    ['’Jonas', 'name_letters'],
    ['A'.repeat(61), 'name_too_long'],
    ['A'.repeat(10_000), 'name_too_long'],
  ];
  test.each(names)('%j is %s', async (name, problem) => {
    const page = await signedIn();
    const answer = await refusedQuietly(name, () => page.complete({ surname: name }));
    expect([answer.status, answer.error?.fields]).toEqual([400, { surname: problem }]);
    expect((await page.complete({ givenNames: name })).error?.fields).toEqual({ givenNames: problem });
    expect((await page.profile()).data.complete).toBe(false);
  });

  test.each([5, {}, ['Jonas'], true])('%j is no text', async (name) => {
    const page = await signedIn();
    expect((await page.complete({ surname: name })).error?.fields).toEqual({ surname: 'invalid' });
  });

  test('null for a surname is no one-name passport', async () => {
    const page = await signedIn();
    expect((await page.complete({ surname: null })).error?.fields).toEqual({ surname: 'invalid' });
  });

  test('a missing name is not the same as none', async () => {
    const page = await signedIn();
    const answer = await page.call('profile.complete', { surname: 'Sukarno', phone: '+37061234567' });
    expect(answer.error?.fields).toEqual({ givenNames: 'name_required' });
    const neither = await page.call('profile.complete', { phone: '+37061234567' });
    expect(neither.error?.fields).toEqual({ givenNames: 'name_required', surname: 'name_required' });
  });
});

test('a person with several wrong fields hears of all of them at once', async () => {
  const page = await signedIn();
  const answer = await page.complete({ givenNames: '', surname: guard('Petraitis2'), phone: 5 });
  expect(answer.error?.fields).toEqual({ givenNames: 'name_required', surname: 'name_letters', phone: 'invalid' });
});

test('T-redos: 16 KB of marks, spaces or quotes in a name are measured before anything else', async () => {
  const page = await signedIn();
  const marks = String.fromCodePoint(0x316, 0x301);
  for (const piece of [marks, ' ', "'", 'ž', decomposed('ž'), 'A ']) {
    const name = `A${piece.repeat(Math.floor(7_000 / piece.length))}`;
    const measured = async () =>
      expect((await page.complete({ surname: name })).error?.fields).toEqual({ surname: 'name_too_long' });
    expect(await fastest(1000, measured)).toBeLessThan(1000);
  }
});

describe('a person with other letters is offered the spelling of the passport’s machine-readable line', () => {
  const fits = (name: string) => nameProblem(name) === undefined;
  const spellings: [string, string | undefined][] = [
    ['Müller', 'Mueller'],
    ['MÜLLER', 'MUELLER'],
    ['Straße', 'Strasse'],
    ['Åsa Øberg', 'Aasa Oeberg'],
    ['Łukasz', 'Lukasz'],
    ['Þór', 'Thor'],
    ['Núñez', 'Nunez'],
    ['François', 'Francois'],
    ['İbrahim Işık', 'Ibrahim Isik'],
    ['Nguyễn Văn', 'Nguyen Van'],
    ['Jоnas', 'Jonas'],
  ];
  test.each(spellings)('%s: %s', (name, spelling) => {
    expect(suggestName(name, fits)).toBe(spelling);
  });

  test.each(['Jonas', 'Žukauskaitė', 'Иван', 'محمد', '李', 'Γιώργος', 'Jonas2', ''])('%j: nothing', (name) => {
    expect(suggestName(name, fits)).toBeUndefined();
  });
});

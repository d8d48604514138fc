import { expect, it } from 'vitest';
import { MEANS } from '../../../demo/viisp/means.js';
import { PERSONS } from '../../../demo/viisp/persons.js';
import { SWITCHES } from '../../../demo/viisp/switches.js';
import description from '../../../docs/viisp-simulator.md?raw';

it('the description names every switch, every person with their codes, and every means', () => {
  const named = [
    ...SWITCHES.map(({ name }) => `\`${name}\``),
    ...PERSONS.flatMap(({ id, givenNames, surname, codes }) => [
      `\`${id}\``,
      `${givenNames} ${surname}`,
      ...Object.entries(codes).map(([name, code]) => `\`${name}\` ${code}`),
    ]),
    ...MEANS.map(({ provider }) => `\`${provider}\``),
  ];
  expect(named.filter((name) => !description.includes(name))).toEqual([]);
});

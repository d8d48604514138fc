import { show, states } from '../../../demo/states.js';
import { clear, reads } from '../../support/elements/page.js';
import { en } from '../../support/elements/words.js';

const told = [
  ['migris-login', 'address-wrong', en.problems.email_invalid],
  ['migris-login', 'page-input-wrong', en.problems.email_invalid],
  ['migris-otp', 'too-short', en.problems.code_too_short],
  ['migris-otp', 'page-input-wrong', en.problems.code_too_short],
] as const;

describe('a state of the playground', () => {
  afterEach(clear);

  for (const [element, name, sentence] of told) {
    it(`${element} ${name} shows what its title says`, async () => {
      const state = states.find((one) => one.element === element && one.name === name);
      if (!state) throw new Error('there is no such state');
      await reads(await show(state, document.body, 'en'), sentence);
    });
  }
});

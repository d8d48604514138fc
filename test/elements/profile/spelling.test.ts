import { expect } from 'chai';
import { Api, newcomer } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { allByRole, byLabel, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

async function formWith(names: string, surname: string) {
  const api = new Api();
  await api.leaveSession(newcomer);
  const form = await put('migris-profile', { api });
  await write(form, en.givenNames, names);
  await write(form, en.surname, surname);
  await write(form, en.phone, '+37061234567');
  await press(form, en.next);
  return form;
}

describe('a person whose name has letters that MIGRIS does not keep', () => {
  afterEach(clear);

  const spellings: [typed: string, better: string][] = [
    ['José', 'Jose'],
    ['Müller', 'Mueller'],
    ['MÜLLER', 'MUELLER'],
    ['Łukasz', 'Lukasz'],
    ['Strauß', 'Strauss'],
    ['Mаria', 'Maria'], // its first а is Cyrillic
  ];
  for (const [typed, better] of spellings) {
    it(`is offered ${better} for ${typed}, and may take it`, async () => {
      const form = await formWith(typed, 'Kovalenko');
      await reads(form, en.suggestName(better));
      await press(form, en.useSuggestion);
      await focusOn(() => byLabel(form, en.givenNames));
      expect(byLabel(form, en.givenNames).value).to.equal(better);
      expect(byLabel(form, en.givenNames).ariaInvalid).to.equal(null);
      expect(allByRole(form, 'alert')).to.have.length(0);
      await press(form, en.next);
      await reads(form, en.reviewTitle);
      await reads(form, better);
    });
  }

  it('is told what to do, with the focus there, and nothing is changed silently', async () => {
    const form = await formWith('José', 'Müller');
    await focusOn(() => errorBox(form));
    await reads(form, `${en.givenNames}: ${en.rareProblems.name_letters}`);
    expect(byLabel(form, en.givenNames).value).to.equal('José');
    expect(byLabel(form, en.surname).value).to.equal('Müller');
  });

  it('takes one of two suggestions, and the other stays', async () => {
    const form = await formWith('José', 'Müller');
    await eventually(() => expect(allByRole(form, 'button', en.useSuggestion)).to.have.length(2));
    allByRole(form, 'button', en.useSuggestion)[1]?.click();
    await focusOn(() => byLabel(form, en.surname));
    expect(byLabel(form, en.surname).value).to.equal('Mueller');
    expect(allByRole(form, 'button', en.useSuggestion)).to.have.length(1);
    await reads(form, `${en.givenNames}: ${en.rareProblems.name_letters}`);
  });

  it('is offered nothing for a name wholly in another script', async () => {
    const form = await formWith('Олена', 'Kovalenko');
    await reads(form, `${en.givenNames}: ${en.rareProblems.name_letters}`);
    expect(allByRole(form, 'button', en.useSuggestion)).to.have.length(0);
  });

  it('keeps Lithuanian letters, apostrophes and hyphens as they are', async () => {
    const form = await formWith("Žydrė-Ona O'Brien", 'Čepaitė (Šulc)');
    await reads(form, 'Žydrė-Ona O’Brien');
    await reads(form, 'Čepaitė (Šulc)');
  });
});

import { expect } from 'chai';
import { dossier } from '../../../demo/playground/desk-people.js';
import { difference } from '../../../elements/internal/desk/compare.js';
import { refusing } from '../../support/elements/api.js';
import { choose, deskApi, openPerson, sitDown } from '../../support/elements/desk.js';
import { clear, errorBox, focusOn, press, reads, tick, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

async function begin(api = deskApi()) {
  const desk = await sitDown(api);
  await openPerson(desk);
  await press(desk, en.acts.correctName.button);
  await focusOn(() => byRole(desk, 'heading', en.acts.correctName.button));
  return { api, desk };
}

function marked(desk: Element, tag: 'del' | 'ins'): string[] {
  const roots = (root: ShadowRoot | null | undefined): ShadowRoot[] =>
    root ? [root, ...[...root.querySelectorAll('*')].flatMap((one) => roots(one.shadowRoot))] : [];
  return roots(desk.shadowRoot).flatMap((root) => [...root.querySelectorAll(tag)].map((one) => one.textContent ?? ''));
}

describe('a member of staff who corrects a name', () => {
  afterEach(clear);

  it('sees old and new side by side while typing, with what differs marked', async () => {
    const { desk } = await begin();
    await write(desk, en.surname, 'Žukauskas');
    await eventually(() => expect(marked(desk, 'ins')).to.deep.equal(['Ž']));
    expect(marked(desk, 'del')).to.deep.equal(['Z']);
    // Read out with every letter, the table would drown out what is typed.
    expect(allByRole(desk, 'table').filter((table) => table.closest('[aria-live]'))).to.have.length(0);
  });

  it('saves exactly what was reviewed, with the document and the reason', async () => {
    const { api, desk } = await begin(deskApi({ 'staff.correctName': () => ({ ...dossier, surname: 'Žukauskas' }) }));
    await write(desk, en.surname, ' Žukauskas  ');
    await press(desk, en.act.review);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.rareProblems.document_required);
    await choose(desk, en.desk.document, 'passport');
    await press(desk, en.act.review);
    await focusOn(() => byRole(desk, 'heading', en.act.reviewTitle));
    expect(api.to('staff.correctName')).to.have.length(0);
    await press(desk, en.act.save);
    await focusOn(() => byRole(desk, 'heading', 'Jonas Žukauskas'));
    expect(api.to('staff.correctName')[0]?.input).to.deep.equal({
      id: dossier.id,
      version: 4,
      givenNames: 'Jonas',
      surname: 'Žukauskas',
      document: 'passport',
      reason: 'visit',
      caseNumber: 'V-12',
    });
  });

  it('is told of letters that MIGRIS does not keep, at once, and takes the spelling that is offered', async () => {
    const { desk } = await begin();
    await write(desk, en.surname, 'Müller');
    await reads(desk, en.rareProblems.name_letters);
    await press(desk, en.useSuggestion);
    expect(byLabel(desk, en.surname).value).to.equal('Mueller');
  });

  it('saves nothing where nothing changes', async () => {
    const { api, desk } = await begin();
    await choose(desk, en.desk.document, 'passport');
    await press(desk, en.act.review);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.surname}: ${en.rareProblems.name_unchanged}`);
    expect(api.to('staff.correctName')).to.have.length(0);
  });

  it('can say that the document has one name only', async () => {
    const { api, desk } = await begin(deskApi({ 'staff.correctName': () => dossier }));
    await tick(desk, en.act.oneName);
    await choose(desk, en.desk.document, 'passport');
    await press(desk, en.act.review);
    await press(desk, en.act.save);
    await eventually(() => expect(api.to('staff.correctName')[0]?.input.givenNames).to.equal(null));
  });

  it('comes back to what was typed when the API finds it wrong, and goes back to edit it', async () => {
    const { desk } = await begin(deskApi({ 'staff.correctName': refusing({ fields: { surname: 'name_too_long' } }) }));
    await write(desk, en.surname, 'Žukauskas');
    await choose(desk, en.desk.document, 'passport');
    await press(desk, en.act.review);
    await press(desk, en.act.edit);
    expect((await eventually(() => byLabel(desk, en.surname))).value).to.equal('Žukauskas');
    expect(byLabel(desk, en.desk.document).value).to.equal('passport');
    await press(desk, en.act.review);
    await press(desk, en.act.save);
    await focusOn(() => errorBox(desk));
    expect(byLabel(desk, en.surname).value).to.equal('Žukauskas');
  });

  it('compares any two names', () => {
    expect(difference('Zukauskas', 'Žukauskas')).to.deep.equal({ start: '', left: 'Z', right: 'Ž', end: 'ukauskas' });
    expect(difference('Ana', 'Anana')).to.deep.equal({ start: 'Ana', left: '', right: 'na', end: '' });
    expect(difference('', 'Ona')).to.deep.equal({ start: '', left: '', right: 'Ona', end: '' });
    expect(difference('Ona', 'Ona')).to.deep.equal({ start: 'Ona', left: '', right: '', end: '' });
  });
});

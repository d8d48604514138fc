import { expect } from 'chai';
import { dossier, me, twin } from '../../../demo/playground/desk-people.js';
import { offline, refusing, sending } from '../../support/elements/api.js';
import { choose, deskApi, openPerson, sitDown } from '../../support/elements/desk.js';
import { clear, errorBox, focusOn, press, reads, textOf, write } from '../../support/elements/page.js';
import { allByRole, byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

const corrected = { ...dossier, surname: 'Žukauskas', version: 5 };

describe('a member of staff who acts on an account', () => {
  afterEach(clear);

  it('sees who set what, the sessions, the requests and the history', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    await openPerson(desk);
    expect(api.to('staff.read')[0]?.input).to.deep.equal({ id: dossier.id, reason: 'visit', caseNumber: 'V-12' });
    await reads(desk, en.person.origin.staff('Vilnius office'));
    await reads(desk, 'Firefox, Windows');
    await reads(desk, en.requestKinds.correction);
    await reads(desk, new RegExp(`${en.events.account_viewed} ?: visit`));
    await reads(desk, en.person.inCase('V-11'));
  });

  it('confirms an identity with the document that was shown, and hears so', async () => {
    const api = deskApi({ 'staff.confirmIdentity': () => ({ ...dossier, level: 2, version: 5 }) });
    const desk = await sitDown(api);
    await openPerson(desk);
    const { said } = listen(desk);
    await press(desk, en.acts.confirmIdentity.button);
    await focusOn(() => byRole(desk, 'heading', en.acts.confirmIdentity.button));
    const submit = () => (byLabel(desk, en.desk.document).form as HTMLFormElement).requestSubmit();
    submit();
    await focusOn(() => errorBox(desk));
    await reads(desk, en.rareProblems.document_required);
    await choose(desk, en.desk.document, 'passport');
    submit();
    await focusOn(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
    await eventually(() => expect(said).to.include(en.acts.confirmIdentity.done));
    expect(api.to('staff.confirmIdentity')[0]?.input).to.deep.equal({
      id: dossier.id,
      version: 4,
      document: 'passport',
      reason: 'visit',
      caseNumber: 'V-12',
    });
    await reads(desk, en.person.levels[2] as string);
  });

  it('blocks only after reading what will happen, and may leave it', async () => {
    const api = deskApi({ 'staff.block': () => ({ ...dossier, status: 'blocked' }) });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.block.button);
    await reads(desk, en.acts.block.what);
    await press(desk, en.act.cancel);
    await focusOn(() => byRole(desk, 'button', en.acts.block.button));
    expect(api.to('staff.block')).to.have.length(0);
  });

  it('looks over the reason of an act that the person reads: that of the search is there, and can be another', async () => {
    const api = deskApi({ 'staff.block': () => ({ ...dossier, status: 'blocked' }) });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.block.button);
    const reason = await eventually(() => byLabel(desk, en.desk.reason));
    expect([reason.value, byLabel(desk, en.desk.caseNumber).value]).to.deep.equal(['visit', 'V-12']);
    await choose(desk, en.desk.reason, 'complaint');
    await write(desk, en.desk.caseNumber, '');
    reason.form?.requestSubmit();
    await reads(desk, en.acts.block.done);
    expect(api.to('staff.block')[0]?.input).to.deep.equal({ id: dossier.id, version: 4, reason: 'complaint' });
  });

  it('looks at the address once more without losing the code that was read out', async () => {
    const api = deskApi({ 'staff.requestEmail': () => sending() });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.correctEmail.button);
    await write(desk, en.act.newEmail, 'jonas@example.com');
    await press(desk, en.act.sendCode);
    await write(desk, en.act.code, '1234 56');
    await press(desk, en.act.otherAddress);
    await focusOn(() => byLabel(desk, en.act.newEmail));
    await press(desk, en.act.sentAlready);
    await focusOn(() => byLabel(desk, en.act.code));
    expect(byLabel(desk, en.act.code).value).to.equal('1234 56');
    await press(desk, en.act.otherAddress);
    await write(desk, en.act.newEmail, 'kitas@example.com');
    await press(desk, en.act.sendCode);
    await focusOn(() => byLabel(desk, en.act.code));
    expect(byLabel(desk, en.act.code).value).to.equal('');
    expect(api.to('staff.requestEmail')).to.have.length(2);
  });

  it('keeps everything typed when somebody else changed the account, sees how it is now, and saves over that', async () => {
    const api = deskApi({ 'staff.correctName': refusing({ refusal: 'changed_meanwhile' }) });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.correctName.button);
    await write(desk, en.surname, 'Žukauskas');
    await choose(desk, en.desk.document, 'passport');
    await press(desk, en.act.review);
    await focusOn(() => byRole(desk, 'heading', en.act.reviewTitle));
    api.answers['staff.read'] = () => ({ ...dossier, givenNames: 'Jonas Petras', version: 9 });
    await press(desk, en.act.save);
    await focusOn(() => errorBox(desk));
    await reads(desk, en.staffRefusals.changed_meanwhile());
    await reads(desk, new RegExp(`${en.act.current} ?: Jonas Petras Zukauskas`));
    api.answers['staff.correctName'] = () => corrected;
    await press(desk, en.act.save);
    await reads(desk, en.acts.correctName.done);
    expect(api.to('staff.correctName')[1]?.input).to.include({ version: 9, surname: 'Žukauskas' });
  });

  it('may not touch the own account, and reads why', async () => {
    const desk = await sitDown(deskApi({ 'staff.read': () => ({ ...dossier, own: true }) }));
    await openPerson(desk);
    await reads(desk, en.person.own);
    const button = byRole(desk, 'button', en.acts.block.button);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    await new Promise(requestAnimationFrame);
    expect((button.getRootNode() as ShadowRoot).querySelectorAll('.act')).to.have.length(0);
  });

  it('who is a clerk sees nothing of what supervisors decide', async () => {
    const desk = await sitDown(deskApi({ 'staff.me': () => ({ ...me, role: 'clerk' }) }));
    await openPerson(desk);
    byRole(desk, 'button', en.acts.block.button);
    expect(allByRole(desk, 'button', en.acts.askMerge.button)).to.have.length(0);
    expect(allByRole(desk, 'button', en.acts.askErasure.button)).to.have.length(0);
  });

  it('corrects an address with the code that its owner reads out', async () => {
    const sent = { ...sending(), sentTo: 'jonas@example.com' };
    const api = deskApi({
      'staff.requestEmail': () => sent,
      'staff.confirmEmail': refusing({ refusal: 'code_wrong', triesLeft: 4 }),
    });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.correctEmail.button);
    await write(desk, en.act.newEmail, 'jonas@example.com');
    await press(desk, en.act.sendCode);
    const code = await eventually(() => byLabel(desk, en.act.code));
    await focusOn(() => code);
    await reads(desk, en.act.codeSent('jonas@example.com', 'KRT'));
    await write(desk, en.act.code, '1234 5670');
    await press(desk, en.act.confirmEmail);
    await focusOn(() => errorBox(desk));
    api.answers['staff.confirmEmail'] = () => ({ ...dossier, email: 'jonas@example.com' });
    await write(desk, en.act.code, '1234 5678');
    await press(desk, en.act.confirmEmail);
    await reads(desk, en.acts.correctEmail.done);
    expect(api.to('staff.confirmEmail')[1]?.input).to.include({
      id: dossier.id,
      version: 4,
      challenge: sent.challenge,
      email: 'jonas@example.com',
      code: '12345678',
    });
    const [first, second] = api.to('staff.confirmEmail');
    expect(first?.input.attempt).not.to.equal(second?.input.attempt);
  });

  it('repeats a request whose answer was lost as the same one, so that no second mail goes out', async () => {
    const api = deskApi({ 'staff.requestEmail': offline });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.correctEmail.button);
    await write(desk, en.act.newEmail, 'jonas@example.com');
    await press(desk, en.act.sendCode);
    await reads(desk, en.offline);
    expect(byLabel(desk, en.act.newEmail).value).to.equal('jonas@example.com');
    await press(desk, en.act.sendCode);
    await eventually(() => expect(api.to('staff.requestEmail')).to.have.length(2));
    const [first, second] = api.to('staff.requestEmail');
    expect(first?.input.attempt).to.equal(second?.input.attempt);
  });

  it('searches for the other account inside of the form, under its heading', async () => {
    const desk = await sitDown(deskApi());
    await openPerson(desk);
    await press(desk, en.acts.askMerge.button);
    await press(desk, en.act.otherSearch);
    const heading = await eventually(() => byRole(desk, 'heading', en.find.title));
    await focusOn(() => heading);
    expect(heading.getAttribute('aria-level')).to.equal('5');
  });

  it('reads the level, the state and the trouble with mail once', async () => {
    const mail = { kind: 'refused' as const, count: 2, at: 0 };
    const level = { by: 'staff' as const, office: me.officeName, at: 0 };
    const provenance = { ...dossier.provenance, level };
    const desk = await sitDown(deskApi({ 'staff.read': () => ({ ...dossier, level: 2, provenance, mail }) }));
    await openPerson(desk);
    const text = textOf(desk).replace(/\s+/g, ' ');
    for (const words of [en.person.levels[2] as string, en.person.mailKinds.refused])
      expect([words, text.split(words).length - 1]).to.deep.equal([words, 1]);
    expect(text).to.contain(`${en.person.levels[2]} ( Vilnius office, 1 Jan 1970 )`);
  });

  it('proposes a merge with both accounts side by side', async () => {
    const api = deskApi({ 'staff.askMerge': () => dossier.requests[0] as never });
    const desk = await sitDown(api);
    await openPerson(desk);
    await press(desk, en.acts.askMerge.button);
    await write(desk, en.act.otherId, dossier.id);
    await press(desk, en.act.otherShow);
    await focusOn(() => errorBox(desk));
    await reads(desk, `${en.act.otherId}: ${en.rareProblems.account_number_same}`);
    expect(byLabel(desk, en.act.otherId).getAttribute('aria-invalid')).to.equal('true');
    api.answers['staff.read'] = ({ id }) => ({ ...dossier, ...(id === twin.id && twin) });
    await write(desk, en.act.otherId, twin.id);
    await press(desk, en.act.otherShow);
    await reads(desk, en.act.joins);
    await reads(desk, 'j.zukauskas@example.com');
    await press(desk, en.act.askMerge);
    await reads(desk, en.acts.askMerge.done);
    expect(api.to('staff.askMerge')[0]?.input).to.include({ id: dossier.id, other: twin.id, reason: 'visit' });
  });
});

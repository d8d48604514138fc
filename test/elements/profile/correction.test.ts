import { expect } from 'chai';
import type { Output } from '../../../elements/internal/connection.js';
import { words as own } from '../../../elements/words/en/correction.js';
import { Api, jonas, refusing } from '../../support/elements/api.js';
import { clear, errorBox, focusOn, press, put, reads, write } from '../../support/elements/page.js';
import { byLabel, byRole, eventually } from '../../support/elements/query.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

type Request = Output<'account.requests'>['requests'][number];

const request: Request = {
  id: '4b1f7a52-0000-4000-8000-000000000001',
  kind: 'correction',
  status: 'open',
  askedAt: Date.UTC(2026, 10, 20, 12),
  answeredAt: null,
  office: null,
  answer: null,
  givenNames: 'Jonas',
  surname: 'Žukauskis',
  why: 'A letter is wrong.',
  document: 'passport',
};

async function opened(answers: Api['answers'] = {}, requests: Request[] = []) {
  let kept = requests;
  const given = () => ({ requests: kept, now: Date.now() });
  const api = new Api({
    'account.requests': given,
    'account.requestCorrection': () => {
      kept = [request, ...kept];
      return given();
    },
    'account.withdrawCorrection': () => {
      kept = [{ ...request, status: 'withdrawn' }];
      return given();
    },
    ...answers,
  });
  await api.leaveSession(jonas);
  const view = await put('migris-profile', { api });
  const open = requests.some(({ status }) => status === 'open');
  await press(view, open ? en.seeRequest : en.askCorrection);
  return { api, view };
}

async function fillIn(view: Element): Promise<void> {
  await write(view, en.surname, 'Žukauskis');
  const document = await eventually(() => byLabel(view, en.document));
  document.value = 'passport';
  await write(view, en.reasonWhy, 'A letter is wrong.');
  await press(view, en.next);
}

describe('a person who asks for a correction of the name', () => {
  afterEach(clear);

  it('finds the name filled in, sees old and new side by side, and sends it', async () => {
    const { api, view } = await opened();
    expect((await eventually(() => byLabel(view, en.givenNames))).value).to.equal('Jonas');
    await fillIn(view);
    await focusOn(() => byRole(view, 'heading', en.correctionReview));
    await reads(view, `${en.nameNow} ${en.givenNames} Jonas ${en.surname} Žukauskas`);
    await reads(view, `${en.nameThen} ${en.givenNames} Jonas ${en.surname} Žukauskis`);
    expect(api.to('account.requestCorrection')).to.have.length(0);
    const { said } = listen(view);
    await press(view, en.sendRequest);
    await eventually(() => expect(said).to.include(en.requestSent));
    await reads(view, own.requestStatuses.open);
    expect(api.to('account.requestCorrection')[0]?.input).to.deep.equal({
      givenNames: 'Jonas',
      surname: 'Žukauskis',
      document: 'passport',
      why: 'A letter is wrong.',
    });
  });

  it('finds what was typed again after a look at the account, until it is sent', async () => {
    const { view } = await opened();
    await write(view, en.surname, 'Žukauskis');
    await write(view, en.reasonWhy, 'A letter is wrong.');
    await press(view, en.toAccount);
    await press(view, en.askCorrection);
    expect((await eventually(() => byLabel(view, en.surname))).value).to.equal('Žukauskis');
    expect(byLabel(view, en.reasonWhy).value).to.equal('A letter is wrong.');
    await fillIn(view);
    await press(view, en.sendRequest);
    await reads(view, own.requestStatuses.open);
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('A letter is wrong.');
  });

  it('is told at once which answers are missing', async () => {
    const { api, view } = await opened();
    await write(view, en.surname, ' ');
    await press(view, en.next);
    await focusOn(() => errorBox(view));
    await reads(view, `${en.surname}: ${en.problems.name_required}`);
    await reads(view, en.rareProblems.document_required);
    await reads(view, en.rareProblems.words_required);
    expect(api.to('account.requestCorrection')).to.have.length(0);
  });

  it('is told of other letters before the review, and takes the spelling that is suggested', async () => {
    const { api, view } = await opened();
    await fillIn(view);
    await press(view, en.back);
    await write(view, en.surname, 'Müller');
    await press(view, en.next);
    await focusOn(() => errorBox(view));
    await reads(view, `${en.surname}: ${en.rareProblems.name_letters}`);
    await press(view, en.useSuggestion);
    expect(byLabel(view, en.surname).value).to.match(/^M(ue|u)ller$/);
    await press(view, en.next);
    await focusOn(() => byRole(view, 'heading', en.correctionReview));
    expect(api.to('account.requestCorrection')).to.have.length(0);
  });

  it('is told that nothing would change, with what was typed still there', async () => {
    const { view } = await opened();
    await write(view, en.surname, 'Žukauskas');
    (await eventually(() => byLabel(view, en.document))).value = 'passport';
    await write(view, en.reasonWhy, 'Why not.');
    await press(view, en.next);
    await reads(view, en.sameNames);
    expect(byLabel(view, en.reasonWhy).value).to.equal('Why not.');
  });

  it('corrects in the form what the API found wrong', async () => {
    const { view } = await opened({
      'account.requestCorrection': refusing({ fields: { surname: 'name_letters' } }),
    });
    await fillIn(view);
    await press(view, en.sendRequest);
    await focusOn(() => errorBox(view));
    await reads(view, `${en.surname}: ${en.rareProblems.name_letters}`);
    expect(byLabel(view, en.surname).value).to.equal('Žukauskis');
    expect(byLabel(view, en.reasonWhy).value).to.equal('A letter is wrong.');
  });

  it('sees the request that another window sent meanwhile', async () => {
    const { api, view } = await opened({ 'account.requestCorrection': refusing({ refusal: 'request_open' }) });
    await fillIn(view);
    api.answers = { ...api.answers, 'account.requests': () => ({ requests: [request], now: Date.now() }) };
    await press(view, en.sendRequest);
    await reads(view, en.accountRefusals.request_open());
    await reads(view, own.requestStatuses.open);
  });

  it('takes it back, and may ask again', async () => {
    const { api, view } = await opened({}, [request]);
    await press(view, en.withdrawRequest);
    await reads(view, en.requestWithdrawn);
    expect(api.to('account.withdrawCorrection')[0]?.input).to.deep.equal({ id: request.id });
    await press(view, en.askAgain);
    await focusOn(() => byRole(view, 'heading', en.correctionTitle));
  });

  it('sees that it was answered meanwhile where it could not be taken back', async () => {
    const done: Request = { ...request, status: 'done', answeredAt: Date.UTC(2026, 10, 21, 12) };
    const { api, view } = await opened({ 'account.withdrawCorrection': refusing({ refusal: 'request_unknown' }) }, [
      request,
    ]);
    await eventually(() => byRole(view, 'button', en.withdrawRequest));
    api.answers = { ...api.answers, 'account.requests': () => ({ requests: [done], now: Date.now() }) };
    await press(view, en.withdrawRequest);
    await reads(view, en.accountRefusals.request_unknown());
    await reads(view, own.requestStatuses.done);
  });

  it('reads the words and the office that declined it', async () => {
    const office = { lt: 'Vilniaus skyrius', en: 'Vilnius office' };
    const declined: Request = { ...request, status: 'declined', office, answer: 'Come with your passport.' };
    const { view } = await opened({}, [declined]);
    await reads(view, `${en.requestStatus} ${own.requestStatuses.declined}`);
    await reads(view, `${en.answeredBy} Vilnius office ${en.theirAnswer} Come with your passport.`);
  });

  it('asks with a single name where the passport has one', async () => {
    const { api, view } = await opened();
    (await eventually(() => byLabel(view, en.oneName))).click();
    await fillIn(view);
    await press(view, en.sendRequest);
    await eventually(() => expect(api.to('account.requestCorrection')[0]?.input.givenNames).to.equal(null));
  });
});

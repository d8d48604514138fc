import { expect, test } from 'vitest';
import { accountRow, counter, inTheMiddle } from '../../../support/worker/counter.js';
import { tally } from '../../../support/worker/crowd.js';
import type { Page } from '../../../support/worker/page.js';
import { change, rows } from '../../../support/worker/rows.js';
import { race, SEEDS } from '../../../support/worker/seeds.js';
import { somewhere } from '../../../support/worker/site.js';
import { recordOf, revokeRole, staffOf } from '../../../support/worker/staff.js';

const WISH = { givenNames: 'Jonas', surname: 'Petraitis-Žukas', why: 'Susituokiau.', document: 'passport' };

async function asked() {
  const all = await counter();
  const { data } = await all.page.call<{ requests: { id: string }[] }>('account.requestCorrection', WISH);
  return { ...all, request: data.requests[0]?.id as string };
}

const own = async (page: Page) =>
  (await page.call<{ requests: Record<string, unknown>[] }>('account.requests', {})).data.requests[0];

test('a clerk grants a correction: the names that were asked for are there, and the person finds the answer', async () => {
  const { clerk, page, id, request, email } = await asked();
  const { data } = await clerk.act('answerCorrection', { request, grant: true, document: 'passport' });
  expect(data).toMatchObject({ id: request, status: 'done', answeredOffice: { en: 'Vilnius office' } });
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis-Žukas' });
  expect(await own(page)).toMatchObject({ status: 'done', office: { lt: 'Vilniaus skyrius' } });
  const event = (await recordOf(id)).find(({ kind }) => kind === 'name_corrected');
  expect(event?.facts).toMatchObject({ office: 'vilnius', document: 'passport', reason: 'correction' });
  const mail = (await clerk.site.mailsTo(email)).at(-1);
  expect(mail?.subject).toContain('patenkintas');
  expect(mail?.text).not.toMatch(/Petrait|Jonas/);
});

test('a clerk declines with words: they stay in the account, and the mail only says that they are there', async () => {
  const { clerk, page, id, request, email } = await asked();
  const answer = 'Atneškite santuokos liudijimą.';
  const { data } = await clerk.act('answerCorrection', { request, grant: false, answer });
  expect(data).toMatchObject({ status: 'declined', answer });
  expect(await own(page)).toMatchObject({ status: 'declined', answer });
  expect(await accountRow(id)).toMatchObject({ surname: 'Petraitis', version: 1 });
  expect((await recordOf(id)).at(-1)).toMatchObject({ kind: 'correction_declined', facts: { office: 'vilnius' } });
  const mail = (await clerk.site.mailsTo(email)).at(-1);
  expect(mail?.text).toContain('paskyroje');
  expect(mail?.text).not.toContain('liudijimą');
  expect(JSON.stringify(await recordOf(id))).not.toContain('liudijim');
});

test('a clerk who grants without a document, or declines without words, is told what is missing', async () => {
  const { clerk, request } = await asked();
  const granted = await clerk.act('answerCorrection', { request, grant: true });
  expect(granted.error?.fields).toEqual({ document: 'document_required' });
  const declined = await clerk.act('answerCorrection', { request, grant: false });
  expect(declined.error?.fields).toEqual({ answer: 'words_required' });
});

test('a request is answered once: of 20 answers by two clerks at once one counts', async () => {
  for (const seed of SEEDS.slice(0, 5)) {
    const { both, clerk, id, request } = await asked();
    const other = await staffOf(both, 'clerk', { office: 'kaunas' });
    const answers = await race(
      Array.from(
        { length: 20 },
        (_, index) => () =>
          index % 2
            ? clerk.act('answerCorrection', { request, grant: true, document: 'passport' }, { ip: somewhere() })
            : other.act('answerCorrection', { request, grant: false, answer: 'Ne.' }, { ip: somewhere() }),
      ),
      seed,
    );
    expect(tally(answers)).toEqual({ 'signed in': 1, already_answered: 19 });
    const [row] = await rows<{ status: string }>('SELECT status FROM request WHERE id = ?', request);
    const granted = row?.status === 'done';
    expect((await accountRow(id)).surname).toBe(granted ? 'Petraitis-Žukas' : 'Petraitis');
    const kinds = (await recordOf(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'name_corrected')).toHaveLength(granted ? 1 : 0);
    expect(kinds.filter((kind) => kind === 'correction_declined')).toHaveLength(granted ? 0 : 1);
  }
});

test('a request that the person withdrew in the same moment is not granted', async () => {
  const { clerk, page, id, request } = await asked();
  inTheMiddle(clerk, async () => {
    clerk.site.meddle = (_call, run) => run();
    await page.call('account.withdrawCorrection', { id: request });
  });
  const answer = await clerk.act('answerCorrection', { request, grant: true, document: 'passport' });
  expect(answer.error?.refusal).toBe('already_answered');
  expect((await accountRow(id)).surname).toBe('Petraitis');
});

test('T-revoke-now: a clerk whose role is taken meanwhile declines nothing', async () => {
  const { clerk, request } = await asked();
  inTheMiddle(clerk, () => revokeRole(clerk.accountId));
  const answer = await clerk.act('answerCorrection', { request, grant: false, answer: 'Ne.' });
  expect(answer.error?.refusal).toBe('not_staff');
  expect(await rows('SELECT status FROM request WHERE id = ?', request)).toEqual([{ status: 'open' }]);
});

test('a report is closed with words for the person, and is no correction', async () => {
  const { clerk, page, id, request, email } = await asked();
  expect((await clerk.act('closeReport', { request })).error?.refusal).toBe('request_unknown');
  await page.call('account.notMe', {});
  const [report] = await rows<{ id: string }>(`SELECT id FROM request WHERE account_id = ? AND kind = 'not_me'`, id);
  const { data } = await clerk.act('closeReport', { request: report?.id as string, answer: 'Patikrinome.' });
  expect(data).toMatchObject({ kind: 'not_me', status: 'done', answer: 'Patikrinome.' });
  expect((await clerk.act('closeReport', { request: report?.id as string })).error?.refusal).toBe('already_answered');
  expect((await recordOf(id)).at(-1)?.kind).toBe('report_closed');
  expect((await clerk.site.mailsTo(email)).at(-1)?.subject).toContain('išnagrinėtas');
});

test('nobody answers their own request, nor one that is not there', async () => {
  const { clerk, request } = await asked();
  await change('UPDATE request SET account_id = ? WHERE id = ?', clerk.accountId, request);
  const answer = await clerk.act('answerCorrection', { request, grant: true, document: 'passport' });
  expect(answer.error?.refusal).toBe('own_account');
  const none = await clerk.act('answerCorrection', { request: crypto.randomUUID(), grant: false, answer: 'Ne.' });
  expect([none.status, none.error?.refusal]).toEqual([404, 'request_unknown']);
});

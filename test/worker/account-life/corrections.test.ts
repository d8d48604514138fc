import { describe, expect, test } from 'vitest';
import { CONNECTION_LOST, failAfter } from '../../support/worker/faults.js';
import { life, noticesTo, OFFICES, resident } from '../../support/worker/life.js';
import { Page } from '../../support/worker/page.js';
import { change, eventsOfAccount, number, rows } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { Site, someone } from '../../support/worker/site.js';

const wish = { givenNames: 'Jonas', surname: 'Petrauskas', why: 'Klaida pavardėje.', document: 'passport' };
const open = (id: string) =>
  number("SELECT count(*) FROM request WHERE account_id = ? AND kind = 'correction' AND status = 'open'", id);

describe('a person who asks for a correction of the name', () => {
  test('sees it wait, is told by mail, and it is on record without the names', async () => {
    const { site, page, email, id } = await resident();
    const { data } = await life(page, 'requestCorrection', wish);
    expect(data.requests).toEqual([
      {
        ...wish,
        ...{ id: expect.any(String), kind: 'correction', status: 'open' },
        ...{ askedAt: site.clock.now(), answeredAt: null, office: null, answer: null },
      },
    ]);
    expect((await life(page, 'requests')).data.requests).toEqual(data.requests);
    expect(await noticesTo(site, email)).toEqual(['MIGRIS: gavome Jūsų prašymą pataisyti vardą arba pavardę']);
    expect((await eventsOfAccount(id)).at(-1)).toBe('correction_asked');
    const told = JSON.stringify(await rows("SELECT * FROM event WHERE kind = 'correction_asked'"));
    expect(told).not.toMatch(/Petrauskas|Klaida/);
    expect(JSON.stringify(site.mailbox.mails.at(-1))).not.toMatch(/Petrauskas|Klaida/);
    expect(await rows('SELECT surname, version FROM account WHERE id = ?', id)).toEqual([
      { surname: 'Petraitis', version: 1 },
    ]);
  });

  test('is told at the fields when that is the name already', async () => {
    const { page, id } = await resident();
    const answer = await life(page, 'requestCorrection', { ...wish, surname: 'Petraitis' });
    expect(answer.error?.fields).toEqual({ givenNames: 'name_unchanged', surname: 'name_unchanged' });
    expect(await open(id)).toBe(0);
  });

  test.each([
    [{ why: ' ' }, { why: 'words_required' }],
    [{ why: 'x'.repeat(1001) }, { why: 'words_too_long' }],
    [{ document: 'library_card' }, { document: 'document_required' }],
    [{ surname: 'Иванов' }, { surname: 'name_letters' }],
    [{ surname: '' }, { surname: 'name_required' }],
  ])('with %j is told which field is at fault', async (wrong, fields) => {
    const { page, id } = await resident();
    expect((await life(page, 'requestCorrection', { ...wish, ...wrong })).error?.fields).toEqual(fields);
    expect(await open(id)).toBe(0);
  });

  test('cannot have two open at a time, and the same one sent again is the one', async () => {
    const { site, page, email, id } = await resident();
    await life(page, 'requestCorrection', wish);
    expect((await life(page, 'requestCorrection', wish)).data.requests).toHaveLength(1);
    const other = await life(page, 'requestCorrection', { ...wish, surname: 'Petronis' });
    expect(other.error?.refusal).toBe('request_open');
    expect(await open(id)).toBe(1);
    expect(await noticesTo(site, email)).toHaveLength(1);
  });

  test('20 times at once has one open request, one record and one mail', async () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const { site, page, email, id } = await resident();
      const runs = Array.from(
        { length: 20 },
        (_, index) => () => life(page, 'requestCorrection', { ...wish, why: `Nr. ${index}` }),
      );
      const answers = await race(runs, seed);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ error }) => error?.refusal === 'request_open')).toHaveLength(19);
      expect(await open(id)).toBe(1);
      expect((await eventsOfAccount(id)).filter((kind) => kind === 'correction_asked')).toHaveLength(1);
      expect(await noticesTo(site, email)).toHaveLength(1);
    }
  });

  test('hears the same though the answer of the database was lost', async () => {
    const { site, page, id } = await resident();
    site.meddle = failAfter((call) => call.what === 'batch', CONNECTION_LOST);
    expect((await life(page, 'requestCorrection', wish)).data.requests).toHaveLength(1);
    expect(await number('SELECT count(*) FROM request WHERE account_id = ?', id)).toBe(1);
  });

  test('leaves nothing behind when the record cannot be written', async () => {
    const { page, id } = await resident();
    await change("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END");
    try {
      expect((await life(page, 'requestCorrection', wish)).error?.refusal).toBe('try_again');
    } finally {
      await change('DROP TRIGGER broken');
    }
    expect(await open(id)).toBe(0);
  });

  test('must have given the contact data first', async () => {
    const page = new Page(new Site());
    await page.signIn(someone());
    expect((await life(page, 'requestCorrection', wish)).error?.refusal).toBe('profile_incomplete');
  });
});

describe('a person who takes the request back', () => {
  test('sees it withdrawn, is told by mail once, may do so twice, and may ask anew', async () => {
    const { site, page, email, id } = await resident();
    const [asked] = (await life(page, 'requestCorrection', wish)).data.requests;
    const withdraw = () => life(page, 'withdrawCorrection', { id: asked?.id });
    expect((await withdraw()).data.requests).toMatchObject([{ status: 'withdrawn' }]);
    expect((await withdraw()).data.requests).toMatchObject([{ status: 'withdrawn' }]);
    expect((await eventsOfAccount(id)).filter((kind) => kind === 'correction_withdrawn')).toHaveLength(1);
    const told = (await noticesTo(site, email)).filter((subject) => subject.includes('atsiimtas'));
    expect(told).toEqual(['MIGRIS: prašymas pataisyti vardą arba pavardę atsiimtas']);
    await life(page, 'requestCorrection', wish);
    expect(await open(id)).toBe(1);
  });

  test('cannot take back what was answered, nor what is somebody else’s', async () => {
    const site = new Site({ OFFICES });
    const [own, other] = [await resident(site), await resident(site)];
    const [asked] = (await life(own.page, 'requestCorrection', wish)).data.requests;
    const foreign = await life(other.page, 'withdrawCorrection', { id: asked?.id });
    expect(foreign.error?.refusal).toBe('request_unknown');
    await change(
      "UPDATE request SET status = 'declined', answered_by = 'staff:x', answered_office = 'vilnius', answered_at = 1, answer = 'Ne.' WHERE id = ?",
      asked?.id,
    );
    expect((await life(own.page, 'withdrawCorrection', { id: asked?.id })).error?.refusal).toBe('request_unknown');
    const seen = await life(own.page, 'requests');
    expect(seen.data.requests).toMatchObject([
      { status: 'declined', answer: 'Ne.', office: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } },
    ]);
    expect(seen.text).not.toContain('staff:x');
    expect((await life(other.page, 'requests')).data.requests).toEqual([]);
  });
});

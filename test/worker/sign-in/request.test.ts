import { expect, test } from 'vitest';
import { HOUR_MS } from '../../support/worker/clock.js';
import { failBefore } from '../../support/worker/faults.js';
import { newAttempt, Page } from '../../support/worker/page.js';
import { number } from '../../support/worker/rows.js';
import { HOME, PORTAL, Site, someone } from '../../support/worker/site.js';

test('F18: a person who presses [Siųsti kodą] twice has one challenge and one mail', async () => {
  const page = new Page(new Site());
  const email = someone();
  const attempt = newAttempt();
  const before = await number('SELECT count(*) FROM otp_challenge');
  const [one, two] = await Promise.all([page.ask(email, { attempt }), page.ask(email, { attempt })]);
  expect(two?.data).toEqual(one?.data);
  expect(await number('SELECT count(*) FROM otp_challenge')).toBe(before + 1);
  expect(await page.site.mailsTo(email)).toHaveLength(1);
  expect((await page.type(await page.site.codeOf(email))).status).toBe(200);
});

test('F18: one attempt for another address, or on another site, is another challenge', async () => {
  const site = new Site();
  const attempt = newAttempt();
  const email = someone();
  const challenges = [
    (await new Page(site).ask(email, { attempt })).data.challenge,
    (await new Page(site).ask(someone(), { attempt })).data.challenge,
    (await new Page(site, { origin: PORTAL }).ask(email, { attempt })).data.challenge,
    (await new Page(site).ask(email)).data.challenge,
  ];
  expect(new Set(challenges).size).toBe(4);
});

test('F1 F18: a person whose first request failed gets a mail when the page tries the same request again', async () => {
  const page = new Page(new Site());
  const email = someone();
  const attempt = newAttempt();
  page.site.meddle = failBefore('kv', 'KV PUT failed: 500 Internal Server Error');
  expect((await page.ask(email, { attempt })).error).toMatchObject({ refusal: 'try_again' });
  expect(await page.site.mailsTo(email)).toHaveLength(0);

  page.site.meddle = (_call, run) => run();
  page.site.clock.pass(3_000);
  expect((await page.ask(email, { attempt })).status).toBe(200);
  expect((await page.type(await page.site.codeOf(email))).status).toBe(200);
});

test('F24: a person whose connection breaks before the answer has the mail all the same', async () => {
  const site = new Site();
  const email = someone();
  await new Page(site).ask(email);
  expect(site.kept, 'the runtime is told to finish the call, whoever is still there').toBe(1);
});

test('T-bomb: a victim gets five mails an hour and fifteen a day, whoever asks', async () => {
  const site = new Site();
  const email = someone();
  for (let hour = 0; hour < 3; hour += 1) {
    for (let index = 0; index < 5; index += 1) expect((await new Page(site).ask(email)).status).toBe(200);
    const sixth = await new Page(site).ask(email);
    expect([sixth.status, sixth.error?.refusal]).toEqual([429, 'too_many_mails']);
    expect(sixth.headers.get('retry-after')).toBe(String(sixth.error?.retryAfter));
    expect(await site.mailsTo(email)).toHaveLength(5 * (hour + 1));
    site.clock.pass(HOUR_MS);
  }
  const sixteenth = await new Page(site).ask(email);
  expect(sixteenth.error).toMatchObject({ refusal: 'too_many_mails', retryAfter: 21 * 3600 });
  site.clock.pass(21 * HOUR_MS);
  expect((await new Page(site).ask(email)).status).toBe(200);
});

test('T-bomb: a second code of a challenge counts as one of the mails of its address', async () => {
  const site = new Site();
  const email = someone();
  const page = new Page(site);
  await page.ask(email);
  for (let index = 0; index < 4; index += 1) await new Page(site).ask(email);
  site.clock.pass(30_000);
  expect((await page.again()).error).toMatchObject({ refusal: 'too_many_mails', retryAfter: 3570 });
});

test('a network may ask 30 times in ten minutes, and is told how long to wait', async () => {
  const page = new Page(new Site());
  for (let index = 0; index < 30; index += 1) expect((await page.ask(someone())).status).toBe(200);
  page.site.clock.pass(60_000);
  const refused = await page.ask(someone());
  expect([refused.status, refused.error?.refusal, refused.error?.retryAfter]).toEqual([429, 'too_many_calls', 540]);
  page.site.clock.pass(540_000);
  expect((await page.ask(someone())).status).toBe(200);
});

test('a person sees three letters that stand in the mail too, and no vowel among them', async () => {
  const page = new Page(new Site(), { origin: HOME });
  const { data } = await page.ask(someone());
  expect(data.reference).toMatch(/^[B-DF-HJ-NP-TV-XZ]{3}$/);
  const [mail] = await page.site.mailsTo(page.email);
  expect(mail?.subject).toContain(`(${data.reference})`);
  expect(mail?.text).toContain(data.reference);
  page.site.clock.pass(30_000);
  expect((await page.again()).data.reference).toBe(data.reference);
});

import { describe, expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { accountsOf, challengeOf, change, eventsOf, number } from '../../support/worker/rows.js';
import { race, SEEDS } from '../../support/worker/seeds.js';
import { Site, someone, somewhere } from '../../support/worker/site.js';

const TIMES = Array.from({ length: 100 }, (_, index) => index);

describe.each(SEEDS)('seed %i', (seed) => {
  test('T-bomb: whoever asks 100 times at once from 100 networks sends a victim five mails', async () => {
    const page = new Page(new Site());
    const email = someone();
    const answers = await race(
      TIMES.map(() => () => page.ask(email, {}, { ip: somewhere() })),
      seed,
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(await page.site.mailsTo(email)).toHaveLength(5);
    const refused = answers.filter(({ error }) => error?.refusal === 'too_many_mails');
    expect(refused).toHaveLength(95);
    expect(new Set(refused.map(({ error }) => error?.retryAfter))).toEqual(new Set([3600]));
  });

  test('whoever asks for a second code 100 times at once gets one', async () => {
    const page = new Page(new Site());
    await page.ask(someone());
    page.site.clock.pass(30_000);
    const answers = await race(
      TIMES.map(() => () => page.again({}, { ip: somewhere() })),
      seed,
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.refusal === 'too_soon')).toHaveLength(99);
    expect((await challengeOf(page))?.sends).toBe(2);
    expect(await page.site.mailsTo(page.email)).toHaveLength(2);
  });

  test('T-dup F26: 50 first sign-ins of one address at once are 50 sessions and one account', async () => {
    const site = new Site();
    const email = someone();
    const pages: Page[] = [];
    for (let index = 0; index < 50; index += 1) {
      pages.push(new Page(site));
      await pages.at(-1)?.ask(email);
      if (index % 5 === 4) await change("DELETE FROM rate_bucket WHERE k LIKE 'mails-%'");
    }
    const codes = await site.codesOf(email);
    const answers = await race(
      pages.map((page, index) => () => page.type(codes[index], {}, { ip: somewhere() })),
      seed,
    );
    expect(answers.map(({ status, error }) => error?.refusal ?? status)).toEqual(pages.map(() => 200));
    expect(await accountsOf(email)).toBe(1);
    expect((await eventsOf(email)).filter((kind) => kind === 'account_created')).toHaveLength(1);
    const own = 'FROM session JOIN account ON account.id = account_id WHERE email = ?';
    expect(await number(`SELECT count(*) ${own}`, email)).toBe(50);
    expect(await number(`SELECT count(*) ${own} AND ended_at IS NULL`, email)).toBe(10);
  });

  test('whoever presses [Toliau] 20 times at once gives the contact data once', async () => {
    const page = new Page(new Site());
    await page.signIn(someone());
    const answers = await race(
      TIMES.slice(0, 20).map((index) => () => page.complete({ surname: `P${'a'.repeat(index + 1)}` })),
      seed,
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.refusal === 'field_locked')).toHaveLength(19);
    const events = await eventsOf(page.email);
    expect(events.filter((kind) => kind === 'profile_completed')).toHaveLength(1);
    expect((await page.profile()).data.version).toBe(1);
  });
});

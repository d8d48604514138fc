import { describe, expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { Site, someone } from '../../support/worker/site.js';

const site = new Site();
let known: Promise<Page> | undefined;

/** One person for all numbers of this file. */
function person(): Promise<Page> {
  known ??= (async () => {
    const page = new Page(site);
    await page.signIn(someone());
    await page.complete();
    return page;
  })();
  return known;
}

describe('a person’s number is stored in one form, however it was typed', () => {
  test.each([
    ['+37061234567', '+37061234567'],
    ['+370 612 34567', '+37061234567'],
    ['+370 (612) 34-567', '+37061234567'],
    ['0037061234567', '+37061234567'],
    ['0 612 34567', '+37061234567'],
    ['061234567', '+37061234567'],
    ['8 612 34567', '+37061234567'],
    ['861234567', '+37061234567'],
    ['8-612-34567', '+37061234567'],
    ['61234567', '+37061234567'],
    ['+370 8 612 34567', '+37061234567'],
    ['٠٦١٢٣٤٥٦٧', '+37061234567'],
    ['＋３７０６１２３４５６７', '+37061234567'],
    ['052 123 456', '+37052123456'],
    ['+370 5 2123456', '+37052123456'],
    ['8 5 212 3456', '+37052123456'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+48 512 345 678', '+48512345678'],
    ['+380 50 123 4567', '+380501234567'],
    ['00998901234567', '+998901234567'],
    ['+1 (212) 555-2368', '+12125552368'],
  ])('%s', async (typed, stored) => {
    const page = await person();
    const answer = await page.update({ phone: typed });
    expect(answer.data?.phone).toBe(stored);
  });
});

describe('a person whose number cannot be one is told so', () => {
  test.each([
    ['', 'phone_required'],
    ['   ', 'phone_required'],
    ['+', 'phone_invalid'],
    ['12', 'phone_invalid'],
    ['telefonas', 'phone_invalid'],
    ['+370612345', 'phone_invalid'],
    ['+3706123456789', 'phone_invalid'],
    ['+99912345678', 'phone_invalid'],
    ['612345678', 'phone_invalid'],
    ['20 7946 0958', 'phone_invalid'],
    ['+37061234567 ext. 5', 'phone_invalid'],
    ['+37061234567;ext=5', 'phone_invalid'],
    ['+37061234567\r\nBcc: x@y.lt', 'phone_invalid'],
    ['<script>alert(1)</script>', 'phone_invalid'],
    ['1'.repeat(33), 'phone_invalid'],
    ['+'.repeat(10_000), 'phone_invalid'],
  ])('%j', async (typed, problem) => {
    const page = await person();
    const answer = await refusedQuietly(typed, () => page.update({ phone: typed }));
    expect([answer.status, answer.error?.fields]).toEqual([400, { phone: problem }]);
  });
});

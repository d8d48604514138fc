import { expect, test } from 'vitest';
import { FROZEN_MS, TAKE_BACK_MS } from '../../../schema/limits.js';
import { life } from '../../support/worker/life.js';
import { moveTo } from '../../support/worker/mover.js';
import { Page } from '../../support/worker/page.js';
import { change, rows } from '../../support/worker/rows.js';
import { someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

/** An account with an address, to which `happens` what a thief or its owner does; and whoever then comes through VIISP and joins it. */
async function joining(happens: (page: Page) => Promise<string>, wait = 0) {
  const both = await together();
  const page = new Page(both.site);
  await page.signIn(someone());
  await page.complete();
  await change('DELETE FROM rate_bucket');
  const email = await happens(page);
  both.site.clock.pass(wait);
  await change('DELETE FROM rate_bucket');
  const visitor = new Visitor(both);
  await visitor.arrive(somebody(someCode(), 'PIKTAS', 'VAGIS'));
  await visitor.prove(email);
  const answer = await visitor.link();
  return {
    answer,
    level: (await rows<{ level: number }>('SELECT level FROM account WHERE email = ?', email))[0]?.level,
  };
}

const moved = async (page: Page) => {
  const email = someone();
  await moveTo(page, email);
  return email;
};
const reported = async (page: Page) => {
  await life(page, 'notMe');
  return page.email;
};
const leaving = async (page: Page) => {
  await life(page, 'erase');
  return page.email;
};

test('nobody joins an account while its address can be taken back, and is told how long to wait', async () => {
  const { answer, level } = await joining(moved);
  expect(answer.error).toMatchObject({ refusal: 'contact_frozen', retryAfter: TAKE_BACK_MS / 1000 });
  expect(level).toBe(1);
});

test('nobody joins an account while it is frozen', async () => {
  const { answer, level } = await joining(reported);
  expect(answer.error).toMatchObject({ refusal: 'contact_frozen', retryAfter: FROZEN_MS / 1000 });
  expect(level).toBe(1);
});

test('nobody joins an account that waits for its erasure', async () => {
  const { answer, level } = await joining(leaving);
  expect(answer.error?.refusal).toBe('contact_frozen');
  expect(level).toBe(1);
});

test('once that time is over its owner joins it', async () => {
  expect((await joining(moved, TAKE_BACK_MS)).level).toBe(3);
  expect((await joining(reported, FROZEN_MS)).level).toBe(3);
});

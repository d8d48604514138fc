import { expect, it } from 'vitest';
import { PERSONS, type Person } from '../../../demo/viisp/persons.js';
import { choose, dataFor, dataRequest, keys, post, START, sign, signIn, simulator, ticketFrom } from './client.js';

const LIFE = 15 * 60_000;

it('the data of a ticket is given once, even to 50 who ask at once (T-ticket)', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket);
  const answers = await Promise.all(Array.from({ length: 50 }, () => dataFor(platform, ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const rest = answers.filter(({ status }) => status === 500);
  expect(rest).toHaveLength(49);
  expect(rest.every(({ text }) => !text.includes('<detail>'))).toBe(true);
});

it('a choice is made once, even if 50 are sent at once', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  const answers = await Promise.all(Array.from({ length: 50 }, () => choose(platform, ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('the store itself lets one choice and one use through', async () => {
  const { it: platform, tickets } = await simulator();
  const ticket = await ticketFrom(platform);
  const choice = {
    provider: 'auth.lt.bank',
    person: PERSONS[0] as Person,
    company: false,
    cancelled: false,
    readyAt: 0,
    switch: null,
  };
  expect([await tickets.settle(ticket, choice), await tickets.settle(ticket, choice)]).toEqual([true, false]);
  expect([await tickets.take(ticket), await tickets.take(ticket), await tickets.take('other')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('nobody has chosen yet: no data, and the ticket stays good', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  expect(await dataFor(platform, ticket)).toMatchObject({ status: 500, reason: expect.stringContaining('yet') });
  await choose(platform, ticket);
  expect((await dataFor(platform, ticket)).status).toBe(200);
});

it('a ticket lives 15 minutes and not a millisecond more, at the portal and for the data', async () => {
  const { it: platform, clock } = await simulator();
  const [early, late, never] = [await ticketFrom(platform), await ticketFrom(platform), await ticketFrom(platform)];
  clock.now = START + LIFE - 1;
  expect((await choose(platform, early)).status).toBe(200);
  expect((await choose(platform, late)).status).toBe(200);
  expect((await dataFor(platform, early)).status).toBe(200);
  clock.now = START + LIFE;
  expect(await dataFor(platform, late)).toMatchObject({ status: 500, reason: expect.stringContaining('15 minutes') });
  expect((await choose(platform, never)).status).toBe(400);
});

it('another service provider gets nothing for the ticket (T-ticket-swap)', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket);
  expect(await dataFor(platform, ticket, { pid: 'VSID000000000999' })).toMatchObject({ status: 500 });
  expect((await dataFor(platform, ticket)).status).toBe(200);
});

it('a request for data with a wrong signature leaves the ticket good', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket);
  const forged = await post(platform, sign(dataRequest(ticket), (await keys).stranger.privatePem));
  expect(forged.text).toContain('invalidSignatureException');
  expect((await dataFor(platform, ticket)).status).toBe(200);
});

it('who cancels is sent back, and there is no data', async () => {
  const { it: platform } = await simulator();
  const ticket = await ticketFrom(platform);
  const back = await choose(platform, ticket, { go: 'cancel', person: '', means: '' });
  const page = await back.text();
  expect(page).toContain(`name="ticket" value="${ticket}"`);
  expect(page).toContain('name="customData" value="c3RhdGU-0f8b1e"');
  expect(await dataFor(platform, ticket)).toMatchObject({ status: 500, reason: 'the person cancelled' });
});

it('who is slow comes back later, or comes back before the platform knows them', async () => {
  const { it: platform, clock } = await simulator();
  expect((await signIn(platform, { when: 'later' })).status).toBe(200);
  expect(clock.waited).toBe(10_000);
  const ticket = await ticketFrom(platform);
  await choose(platform, ticket, { when: 'early' });
  expect(clock.waited).toBe(10_000);
  expect((await dataFor(platform, ticket)).status).toBe(500);
  clock.now += 10_000;
  expect((await dataFor(platform, ticket)).status).toBe(200);
});

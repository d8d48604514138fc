import { expect, test } from 'vitest';
import { newKey } from '../../support/worker/key.js';
import { otherThan, Page } from '../../support/worker/page.js';
import { Site, someone } from '../../support/worker/site.js';

/** A page that signed in before, and an address whose common budgets a stranger has spent. */
async function besieged(spend: (site: Site, email: string) => Promise<void>) {
  const site = new Site();
  const email = someone();
  const page = new Page(site);
  await page.signIn(email);
  await page.leave();
  page.token = undefined;
  await spend(site, email);
  return { site, email, page, device: page.device as string };
}

async function askOut(site: Site, email: string): Promise<void> {
  while ((await new Page(site).ask(email)).status === 200);
}

async function guessOut(site: Site, email: string): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    const page = new Page(site);
    await page.ask(email);
    const wrong = otherThan(await site.codeOf(email));
    for (let index = 0; index < 5; index += 1) await page.type(wrong);
  }
}

test('T-lockout-dos: a person whose mails a stranger has used up still gets a code on a device of theirs', async () => {
  const { site, email, page, device } = await besieged(askOut);
  expect((await page.ask(email)).error?.refusal).toBe('too_many_mails');
  for (let index = 0; index < 5; index += 1) expect((await page.ask(email, { device })).status).toBe(200);
  expect((await page.ask(email, { device })).error?.refusal).toBe('too_many_mails');
  expect((await page.type(await site.codeOf(email), { device })).status).toBe(200);
});

test('T-lockout-dos: and gets the second code of that device too', async () => {
  const { site, email, page, device } = await besieged(askOut);
  await page.ask(email, { device });
  site.clock.pass(30_000);
  expect((await page.again()).error?.refusal).toBe('too_many_mails');
  expect((await page.again({ device })).data).toMatchObject({ sends: 2 });
});

test('T-lockout-dos: a person for whom a stranger guessed 20 times is still let in on a device of theirs', async () => {
  const { site, email, page, device } = await besieged(guessOut);
  await page.ask(email, { device });
  const code = await site.codeOf(email);
  expect((await page.type(code)).error?.refusal).toBe('too_many_wrong_codes');
  expect((await page.type(code, { device })).status).toBe(200);
});

test('T-lockout-dos: whoever copied the mark of a device but not its key has no budgets of it', async () => {
  const { site, email, device } = await besieged(askOut);
  const thief = new Page(site, { key: await newKey() });
  expect((await thief.ask(email, { device })).error?.refusal).toBe('too_many_mails');
  expect((await thief.ask(email, { device }, { proof: null })).error?.refusal).toBe('proof_refused');
});

test('T-lockout-dos: a device of one person has no budgets for another', async () => {
  const { site, page, device } = await besieged(async () => undefined);
  const victim = someone();
  await askOut(site, victim);
  expect((await page.ask(victim, { device })).error?.refusal).toBe('too_many_mails');
});

test('F34: a device is known after the keys were rotated', async () => {
  const { email, page, device, site } = await besieged(askOut);
  const rotated = new Site({ KEYS: `next-3:${'C'.repeat(43)},${site.env.KEYS}` });
  const moved = new Page(rotated, { key: await page.key });
  await askOut(rotated, email);
  expect((await moved.ask(email, { device })).status).toBe(200);
});

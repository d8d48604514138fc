import { expect, test } from 'vitest';
import { personAt, versionOf } from '../support/worker/counter.js';
import { life } from '../support/worker/life.js';
import { beginChange, confirmChange, knock, mover, takeBack } from '../support/worker/mover.js';
import { newAttempt, otherThan, Page } from '../support/worker/page.js';
import { withPasskey } from '../support/worker/passkey-owner.js';
import { Site, someone } from '../support/worker/site.js';
import { BECAUSE, office, staffOf } from '../support/worker/staff.js';
import { handoffOf, somebody, someCode, together, Visitor } from '../support/worker/visitor.js';

test('each call of a person costs the round trips that were promised, and no more', async () => {
  const site = new Site();
  const page = new Page(site);
  const email = someone();

  expect(await site.watch(() => page.ask(email))).toEqual(['edge.limit', 'd1.batch', 'kv.put', 'queue.send']);
  site.clock.pass(30_000);
  expect(await site.watch(() => page.again())).toEqual(['edge.limit', 'd1.batch', 'kv.put', 'queue.send']);

  const codes = await site.codesOf(email);
  const verify = ['edge.limit', 'edge.limit', 'kv.get', 'd1.batch'];
  expect(await site.watch(() => page.type(otherThan(...codes), { sends: 2 }))).toEqual(verify);
  expect(await site.watch(() => page.type(codes[1], { sends: 2 }))).toEqual(verify);

  expect(await site.watch(() => page.session())).toEqual(['d1.query']);
  expect(await site.watch(() => page.profile())).toEqual(['d1.query']);
  expect(await site.watch(() => page.delivery())).toEqual(['d1.query']);
  expect(await site.watch(() => page.complete())).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => page.update({ language: 'en' }))).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => page.session({}, { nonce: 'n' }))).toEqual(['d1.query']);
  expect(await site.watch(() => page.freshIdToken({ nonce: 'n' }))).toEqual(['d1.query']);
  expect(await site.watch(() => page.sessions())).toEqual(['d1.query', 'd1.query']);
  expect(await site.watch(() => page.endOthers())).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => page.end('A'.repeat(43)))).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => page.leave())).toEqual(['d1.query', 'd1.batch']);
});

test('a page that does not know of the last mail costs one more look, and only then', async () => {
  const site = new Site();
  const page = new Page(site);
  await page.ask(someone());
  site.clock.pass(30_000);
  await page.again();
  const code = await site.codeOf(page.email);
  expect(await site.watch(() => page.type(code))).toEqual([
    ...['edge.limit', 'edge.limit'],
    ...['kv.get', 'd1.batch', 'kv.get', 'd1.batch'],
  ]);
});

test('the way through VIISP costs two calls outside and a handful at the stores', async () => {
  const both = await together();
  const visitor = new Visitor(both);
  let ticket = '';
  const start = async () => {
    ticket = (await visitor.start()).data.ticket;
  };
  expect(await both.site.watch(start)).toEqual(['edge.limit', 'd1.query', 'd1.query']);
  expect(await both.site.watch(() => visitor.depart(ticket))).toEqual(['d1.query']);
  const form = await visitor.choose(ticket, somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  let handoff = '';
  const back = async () => {
    handoff = handoffOf(await visitor.back(form));
  };
  expect(await both.site.watch(back)).toEqual(['d1.query']);
  expect(await both.site.watch(() => visitor.finish(handoff))).toEqual(['edge.limit', 'd1.batch', 'd1.batch']);
  expect(both.asked).toEqual(['initAuthentication', 'getAuthenticationData']);

  const email = someone();
  expect(await both.site.watch(() => visitor.askToProve(email))).toEqual([
    ...['d1.query', 'edge.limit', 'd1.batch'],
    ...['kv.put', 'queue.send'],
  ]);
  const code = await both.site.codeOf(email);
  expect(await both.site.watch(() => visitor.confirm(code))).toEqual([
    ...['d1.query', 'edge.limit', 'edge.limit'],
    ...['kv.get', 'd1.batch'],
  ]);
});

test('what is done seldom may cost a little more: proving oneself anew, moving to another address, taking it back', async () => {
  const page = await mover();
  const old = page.email;
  const mailed = ['d1.query', 'edge.limit', 'd1.batch', 'kv.put', 'queue.send'];
  let challenge = '';
  const stepUp = async () => {
    challenge = (await page.call<{ challenge: string }>('stepUp.request', {})).data.challenge;
  };
  expect(await page.site.watch(stepUp)).toEqual(mailed);
  const proof = { challenge, code: await page.site.codeOf(old), attempt: newAttempt() };
  const judged = ['d1.query', 'edge.limit', 'edge.limit', 'kv.get', 'd1.batch'];
  expect(await page.site.watch(() => page.call('stepUp.verify', proof))).toEqual(judged);

  const change = await beginChange(page, someone());
  const told = ['d1.query', 'queue.send', 'queue.send', 'd1.query'];
  expect(await page.site.watch(() => confirmChange(page, change))).toEqual([
    ...['d1.query', 'edge.limit', 'edge.limit', 'd1.query', 'kv.get', 'd1.batch'],
    ...told,
  ]);
  const { page: owner } = await knock(page.site, old);
  expect(await page.site.watch(() => takeBack(owner))).toEqual([
    'edge.limit',
    'd1.query',
    'd1.batch',
    ...told,
    'd1.query',
  ]);
});

test('at the desk a search, a look and the work list cost two round trips, and an act five', async () => {
  const both = await office();
  const { site } = both;
  const clerk = await staffOf(both);
  const { id } = await personAt(both);
  const search = { by: 'name', text: 'Petraitis', ...BECAUSE } as const;
  expect(await site.watch(() => clerk.act('search', search))).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => clerk.look(id))).toEqual(['d1.query', 'd1.batch']);
  expect(await site.watch(() => clerk.act('requests', {}))).toEqual(['d1.query', 'd1.batch']);
  const act = { id, version: await versionOf(id), document: 'passport', ...BECAUSE } as const;
  const told = ['d1.query', 'queue.send', 'd1.query'];
  expect(await site.watch(() => clerk.act('confirmIdentity', act))).toEqual([
    ...['d1.query', 'd1.query', 'd1.batch'],
    ...told,
    'd1.batch',
  ]);
});

test('a passkey, the own data and "this was not me" cost what was promised', async () => {
  const { owner, authenticator } = await withPasskey();
  const { site } = owner;
  const credential = await authenticator.get((await owner.request()).data.options);
  expect(await site.watch(() => owner.confirm(credential))).toEqual(['d1.query', 'd1.query', 'd1.batch']);
  expect(await site.watch(() => life(owner, 'export'))).toEqual(['d1.query', 'd1.batch', 'd1.query', 'd1.query']);
  expect(await site.watch(() => life(owner, 'notMe'))).toEqual([
    ...['d1.query', 'd1.batch', 'd1.query', 'queue.send'],
    ...['d1.query', 'd1.query'],
  ]);
});

import { expect, test } from 'vitest';
import { moveTo } from '../../support/worker/mover.js';
import { Page } from '../../support/worker/page.js';
import { change, rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';
import { OFFICES } from '../../support/worker/staff.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const at = (page: Page) => page.site.clock.now();
const provenance = async (page: Page) => (await page.profile()).data.provenance;

test('a person sees when they set each field; one that was saved unchanged keeps its time', async () => {
  const page = new Page(new Site());
  await page.signIn(someone());
  const first = { by: 'person', office: null, at: at(page) };
  expect(await provenance(page)).toEqual({ email: first });
  await page.complete();
  expect(await provenance(page)).toEqual({ email: first, givenNames: first, surname: first, phone: first });
  page.site.clock.pass(1000);
  await page.update({ phone: '+37061234567', language: 'en' });
  const later = { ...first, at: at(page) };
  expect(await provenance(page)).toMatchObject({ phone: first, language: later });
  await moveTo(page, someone());
  expect(await provenance(page)).toMatchObject({ email: later, phone: first });
});

test('names of VIISP are marked as such, the first time and whenever they change', async () => {
  const both = await together();
  const code = someCode();
  const visitor = new Visitor(both);
  await visitor.settle(somebody(code, 'RASA', 'NAUJOKĖ'), someone());
  const first = { by: 'viisp', office: null, at: at(visitor) };
  const own = { ...first, by: 'person' };
  const beginning = { givenNames: first, surname: first, level: first, email: own, phone: own };
  expect(await provenance(visitor)).toEqual(beginning);
  both.site.clock.pass(1000);
  const again = new Visitor(both);
  await again.arrive(somebody(code, 'RASA', 'NAUJOKĖ'));
  expect(await provenance(again)).toEqual(beginning);
  const renamed = new Visitor(both);
  await renamed.arrive(somebody(code, 'RASA', 'KITA'));
  const later = { ...first, at: at(visitor) };
  expect(await provenance(renamed)).toEqual({ ...beginning, givenNames: later, surname: later });
});

test('an account that VIISP is joined to has its names and level from there, and its address from the person', async () => {
  const both = await together();
  const email = someone();
  const page = new Page(both.site);
  await page.signIn(email);
  await page.complete();
  both.site.clock.pass(1000);
  const visitor = new Visitor(both);
  await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
  await change('DELETE FROM rate_bucket');
  await visitor.prove(email);
  const joined = (await visitor.link()).data.provenance;
  expect(joined).toMatchObject({
    surname: { by: 'viisp', at: at(page) },
    level: { by: 'viisp' },
    email: { by: 'person' },
  });
});

test('what staff set is shown with their office, one that is gone by its id, and nothing of the office stays when the person sets it', async () => {
  const page = new Page(new Site({ OFFICES }));
  await page.signIn(someone());
  await page.complete();
  const set = (office: string) =>
    change(
      `UPDATE account SET provenance = json_set(provenance, '$.phone', json('{"by":"staff","office":"${office}","at":7}')) WHERE email = ?`,
      page.email,
    );
  await set('kaunas');
  const kaunas = { lt: 'Kauno skyrius', en: 'Kaunas office' };
  expect((await provenance(page)).phone).toEqual({ by: 'staff', office: kaunas, at: 7 });
  await set('closed');
  expect((await provenance(page)).phone).toMatchObject({ office: { lt: 'closed', en: 'closed' } });
  await page.update({ phone: '+37061111111' });
  const [row] = await rows<{ provenance: string }>('SELECT provenance FROM account WHERE email = ?', page.email);
  expect(JSON.parse(row?.provenance ?? '').phone).toEqual({ by: 'person', at: at(page) });
});

import { describe, expect, test } from 'vitest';
import { type CodeMail, writeCodeMail } from '../../../worker/mail/code-mail.js';
import { mailLanguage } from '../../../worker/mail/words.js';
import { Page } from '../../support/worker/page.js';
import { HOME, PORTAL, Site, someone } from '../../support/worker/site.js';
import { somebody, someCode, together, Visitor } from '../../support/worker/visitor.js';

const FROM = 'MIGRIS <prisijungimas@migris.example>';
const mail: CodeMail = {
  to: 'jonas@example.lt',
  code: '01234567',
  reference: 'BCD',
  language: 'lt',
  portal: 'Darbo „portalas“',
  origin: 'https://portal.test',
  sentAt: Date.parse('2026-11-02T08:00:00Z'),
  expiresAt: Date.parse('2026-11-02T09:00:00Z'),
};

describe.each(['lt', 'en'] as const)('T-mail-content: a mail in "%s"', (language) => {
  const message = writeCodeMail({ ...mail, language }, FROM);
  const lines = message.text.trimEnd().split('\n');

  test('has the code first and alone, with its digits together, and the line that binds it to the site last', () => {
    expect(lines[0]).toBe('01234567');
    expect(lines.at(-1)).toBe('@portal.test #01234567');
    expect(message.text.match(/01234567/g)).toHaveLength(3);
    expect(message.text).not.toContain('0123 4567');
  });

  test('shows the code in the preview, and selects as eight digits', () => {
    const body = message.html.slice(message.html.indexOf('<body'));
    expect(body.replace(/<[^>]*>/g, '').trimStart()).toMatch(/^0123 4567/);
    const shown = body.slice(body.indexOf('</div>'));
    expect(shown.replace(/<[^>]*>/g, '')).toContain('01234567');
  });

  test('says where, when, until when and which, in both parts', () => {
    const html = message.html.replace(/<[^>]*>/g, '\n').replace(/&#(\d+);/g, (_, point) => String.fromCharCode(point));
    for (const part of [message.text, html]) {
      for (const fact of ['BCD', 'Darbo „portalas“', 'portal.test', '10:00', '11:00', '60', '2026'])
        expect(part).toContain(fact);
      expect(part).toMatch(language === 'lt' ? /Niekam nesakykite/ : /Never share/);
      expect(part).toMatch(language === 'lt' ? /nieko daryti nereikia/ : /you need not do anything/);
    }
  });

  test('has no link, no picture, no script and nothing that calls home', () => {
    for (const part of [message.text, message.html]) {
      expect(part).not.toMatch(/https?:|www\.|\bhref\b|\bsrc\b|\burl\(|mailto:/i);
      expect(part).not.toMatch(/<(a|img|script|link|iframe|form|object)\b/i);
    }
  });

  test('says its language and that a machine sent it', () => {
    expect(message.headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'Content-Language': language });
    expect(message.html).toContain(`<html lang="${language}">`);
    expect(message).toMatchObject({ to: 'jonas@example.lt', from: FROM });
    expect(message.subject).toContain('(BCD)');
    expect(message.subject).not.toContain('01234567');
  });
});

test('T-mail-html: what an operator called a site can be no markup in the mail', () => {
  const message = writeCodeMail({ ...mail, portal: `<b onclick="x('y')">&amp;</b>` }, FROM);
  expect(message.html).not.toMatch(/<b[ >]/);
  expect(message.html).toContain('&#60;b onclick=&#34;x(&#39;y&#39;)&#34;&#62;&#38;amp;&#60;/b&#62;');
});

test('T-crlf: whatever address was typed, no header of the mail has two lines', () => {
  const message = writeCodeMail(mail, FROM);
  for (const value of [message.to, message.from, message.subject, ...Object.values(message.headers)])
    expect(value).not.toMatch(/[\r\n\0]/);
});

test.each([
  [undefined, 'lt'],
  ['lt', 'lt'],
  ['lt-LT', 'lt'],
  ['LT', 'lt'],
  ['en', 'en'],
  ['ru', 'en'],
  ['uk-UA', 'en'],
  ['lto', 'en'],
])('a person whose page speaks %s reads a mail in %s', (locale, language) => {
  expect(mailLanguage(locale)).toBe(language);
});

describe('a person reads the mail of the page they are on', () => {
  test.each([
    ['lt', HOME, 'MIGRIS', 'migris.test'],
    ['lt', PORTAL, 'Darbo „portalas“', 'portal.test'],
    ['en', PORTAL, 'Jobs <b>& work', 'portal.test'],
    ['en', 'https://jobs.test:8443', 'Jobs <b>& work', 'jobs.test'],
  ])('in %s on %s', async (locale, origin, name, host) => {
    const site = new Site();
    const page = new Page(site, { origin });
    const { data } = await page.ask(someone(), { locale });
    const [message] = await site.mailsTo(page.email);
    expect(message?.text).toContain(`${locale === 'lt' ? '„' : '“'}${name}${locale === 'lt' ? '“' : '”'} (${host})`);
    expect(message?.text).toContain(data.reference);
    expect(message?.text.trimEnd()).toMatch(new RegExp(`@${host} #\\d{8}$`));
    expect(message?.headers['Content-Language']).toBe(locale);
  });

  test('also where the address is proven beside VIISP', async () => {
    const visitor = new Visitor(await together(), { origin: PORTAL });
    await visitor.arrive(somebody(someCode(), 'RASA', 'NAUJOKĖ'));
    await visitor.askToProve(someone(), { locale: 'lt' });
    const [message] = await visitor.site.mailsTo(visitor.email);
    expect(message?.text).toContain('„Darbo „portalas““ (portal.test)');
    expect(message?.text.trimEnd()).toMatch(/@portal\.test #\d{8}$/);
  });

  test('and the second mail is in the language that the page speaks by then', async () => {
    const page = new Page(new Site());
    await page.ask(someone(), { locale: 'lt' });
    page.site.clock.pass(30_000);
    await page.again({ locale: 'en' });
    const mails = await page.site.mailsTo(page.email);
    expect(mails.map(({ headers }) => headers['Content-Language'])).toEqual(['lt', 'en']);
  });

  test('BI-15 T-idn: and an imitated domain shows itself in the address', async () => {
    const page = new Page(new Site());
    await page.ask('jonas@gооgle.com');
    expect((await page.site.mailsTo('jonas@xn--ggle-55da.com'))[0]?.to).toBe('jonas@xn--ggle-55da.com');
  });
});

test.each(['x', 'lt-', 'lt_LT', '<script>', 'l'.repeat(40)])('a page that speaks %j is refused', async (locale) => {
  const answer = await new Page(new Site()).ask(someone(), { locale });
  expect([answer.status, answer.error?.fields]).toEqual([400, { locale: 'invalid' }]);
});

describe('a page is told which domain codes are sent from', () => {
  test.each([
    ['MIGRIS <code@migris.example>', 'migris.example'],
    ['code@Migris.Example', 'migris.example'],
    ['"A@B" <code@mail.migris.example>', 'mail.migris.example'],
    ['MIGRIS', null],
    ['', null],
  ])('%s', async (MAIL_FROM, domain) => {
    const { data } = await new Page(new Site({ MAIL_FROM })).call<{ mailDomain: string }>('signIn.ways', {});
    expect(data.mailDomain).toBe(domain);
  });
});

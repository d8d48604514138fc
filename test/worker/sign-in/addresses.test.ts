import { describe, expect, test } from 'vitest';
import { Page } from '../../support/worker/page.js';
import { refusedQuietly } from '../../support/worker/quiet.js';
import { rows } from '../../support/worker/rows.js';
import { Site, someone } from '../../support/worker/site.js';

const RLO = String.fromCodePoint(0x202e);
const ZERO_WIDTH = String.fromCodePoint(0x200b);
const NUL = String.fromCodePoint(0);

const refused: [string, string, unknown, string][] = [
  ['BI-1', 'leaves the address out', '', 'email_required'],
  ['BI-1', 'gives only spaces', '   ', 'email_required'],
  ['BI-2', 'gives a single letter', 'a', 'email_invalid'],
  ['BI-3', 'gives no domain', 'a@', 'email_invalid'],
  ['BI-3', 'gives no name', '@b.lt', 'email_invalid'],
  ['BI-3', 'gives a domain without a dot', 'a@b', 'email_invalid'],
  ['BI-4', 'writes two @', 'a@@b.lt', 'email_invalid'],
  ['BI-4', 'writes a space inside', 'a b@c.lt', 'email_invalid'],
  ['BI-5 T-crlf', 'hides a Bcc header behind CR LF', 'a@b.lt\r\nBcc: x@y.lt', 'email_invalid'],
  ['BI-5 T-crlf', 'hides a header behind a bare LF', 'a@b.lt\nBcc: x@y.lt', 'email_invalid'],
  ['BI-5 T-crlf', 'hides a header in the name', 'a\r\nBcc: x@y.lt', 'email_invalid'],
  ['BI-6 T-crlf', 'encodes CR LF with percent signs', 'a@b.lt%0d%0aBcc:x', 'email_invalid'],
  ['BI-7 T-crlf', 'ends the address with a NUL', `a@b.lt${NUL}`, 'email_invalid'],
  ['BI-8', 'turns the direction of writing inside', `a${RLO}b@c.lt`, 'email_invalid'],
  ['BI-8', 'hides a zero-width space inside', `jonas${ZERO_WIDTH}@b.lt`, 'email_invalid'],
  ['BI-9', 'adds a display name', 'Jonas <j@b.lt>', 'email_invalid'],
  ['BI-10', 'gives two addresses with a comma', 'a@b.lt,c@d.lt', 'email_invalid'],
  ['BI-10', 'gives two addresses as a list', ['a@b.lt', 'c@d.lt'], 'invalid'],
  ['BI-11', 'gives 255 characters', `${'a'.repeat(60)}@${'b.'.repeat(96)}lt`, 'email_invalid'],
  ['BI-11', 'gives a name of 65 characters', `${'a'.repeat(65)}@b.lt`, 'email_invalid'],
  ['BI-11', 'gives a domain label of 64 characters', `a@${'b'.repeat(64)}.lt`, 'email_invalid'],
  ['BI-11', 'gives a domain that is too long once it is ASCII', `a@${'üüüüüüüüüü.'.repeat(20)}lt`, 'email_invalid'],
  ['BI-17', 'has Lithuanian letters in the name', 'čęėžmogus@b.lt', 'email_local_unsupported'],
  ['BI-18', 'gives an IP literal', 'someone@[127.0.0.1]', 'email_invalid'],
  ['BI-18', 'gives a bare IP', 'someone@127.0.0.1', 'email_invalid'],
  ['BI-18', 'gives a number that a URL would read as an IP', 'someone@0x7f.1', 'email_invalid'],
  ['BI-18', 'gives localhost', 'someone@localhost', 'email_invalid'],
  ['BI-19', 'writes two dots together', 'a..b@c.lt', 'email_invalid'],
  ['BI-19', 'begins with a dot', '.a@c.lt', 'email_invalid'],
  ['BI-19', 'ends the domain with a dot', 'a@c.lt.', 'email_invalid'],
  ['BI-20 T-mail-html', 'quotes a script', '"<script>"@x.lt', 'email_invalid'],
  ['BI-21 T-redos', 'sends a name of 15,000 letters', `${'a'.repeat(15_000)}@`, 'email_invalid'],
  ['BI-22', 'sends a number', 1234567, 'invalid'],
  ['BI-22', 'sends an object of operators', { $ne: null }, 'invalid'],
  ['BI-22', 'sends null', null, 'invalid'],
];

test.each(refused)(
  '%s: a person who %s is told what is wrong and nothing is sent',
  async (_id, _what, email, problem) => {
    const page = new Page(new Site());
    const answer = await refusedQuietly(email, () => page.call('signIn.request', { email }));
    expect(answer.status).toBe(400);
    expect(answer.error).toMatchObject({ refusal: null, fields: { email: problem } });
    expect(page.site.calls).toEqual([]);
  },
);

test('BI-22: whoever sends a __proto__ key is told that nobody may, and no prototype changes', async () => {
  const page = new Page(new Site());
  const body = '{"email":"jonas@example.lt","__proto__":{"admin":true}}';
  const answer = await refusedQuietly(body, () => page.call('signIn.request', body));
  expect(answer.status).toBe(400);
  expect(Object.entries(answer.error?.fields ?? {})).toEqual([['__proto__', 'unrecognised_field']]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  expect(page.site.calls).toEqual([]);
});

describe('T-idn: whoever has an unusual address is served', () => {
  const accepted: [string, string, string, string][] = [
    ['BI-12', 'with spaces round it and capitals', '  Jonas@MAIL.Lt ', 'Jonas@mail.lt'],
    ['BI-13', 'with dots and a tag', 'j.onas+x@gmail.com', 'j.onas+x@gmail.com'],
    ['BI-14', 'in a domain with an umlaut', 'jonas@münchen.de', 'jonas@xn--mnchen-3ya.de'],
    ['BI-15', 'in a domain that imitates another with a Cyrillic о', 'jonas@gооgle.com', 'jonas@xn--ggle-55da.com'],
    ['BI-16', 'in a domain with ß', 'jonas@straße.de', 'jonas@xn--strae-oqa.de'],
    ['BI-14', 'in full-width letters', 'jonas@ｅｘａｍｐｌｅ.lt', 'jonas@example.lt'],
  ];

  test.each(accepted)('%s: %s, and the mail goes where the DNS says', async (_id, _what, email, sentTo) => {
    const page = new Page(new Site());
    const answer = await page.ask(email);
    expect(answer.status).toBe(200);
    expect(answer.data.sentTo).toBe(sentTo);
    expect(await page.site.mailsTo(sentTo)).toHaveLength(1);
  });
});

test('BI-12: a person who types capitals and spaces has one account and sees the address as typed', async () => {
  const site = new Site();
  const plain = someone();
  const shouted = `  ${plain.toUpperCase()} `;
  const page = new Page(site);
  await page.ask(shouted);
  const typed = await page.type(await site.codeOf(`${plain.split('@')[0]?.toUpperCase()}@example.lt`));
  expect(typed.data.person.email).toBe(plain.toUpperCase());
  await new Page(site).signIn(plain);
  expect(await rows('SELECT email FROM account WHERE lower(email) = ?', plain)).toEqual([
    { email: plain.toUpperCase() },
  ]);
});

test.each([
  [
    'BI-13',
    'a dotted and tagged Gmail address',
    (name: string) => [`${name}@gmail.com`, `${name[0]}.${name.slice(1)}+x@gmail.com`],
  ],
  ['BI-15', 'an imitation of a domain', (name: string) => [`${name}@google.com`, `${name}@gооgle.com`]],
  ['BI-16', 'straße.de and strasse.de', (name: string) => [`${name}@straße.de`, `${name}@strasse.de`]],
])('%s: a person with %s is somebody else than the plain one', async (_id, _what, spell) => {
  const site = new Site();
  const [one, two] = spell(`jonas${crypto.randomUUID().slice(0, 8)}`) as [string, string];
  const page = new Page(site);
  const { data } = await page.ask(one);
  const code = await site.codeOf(data.sentTo);
  page.email = two;
  const stranger = await page.type(code);
  expect(stranger.error?.refusal).toBe('code_expired');
  page.email = one;
  expect((await page.type(code)).status).toBe(200);
});

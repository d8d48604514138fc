import { describe, expect, test } from 'vitest';
import accountEn from '../../../elements/words/en/account.ts?raw';
import historyEn from '../../../elements/words/en/history.ts?raw';
import sessionsEn from '../../../elements/words/en/sessions.ts?raw';
import accountLt from '../../../elements/words/lt/account.ts?raw';
import historyLt from '../../../elements/words/lt/history.ts?raw';
import sessionsLt from '../../../elements/words/lt/sessions.ts?raw';
import { type NoticeFacts, writeNoticeMail } from '../../../worker/mail/notice-mail.js';
import { codeWords, type Notice, noticeWords } from '../../../worker/mail/words.js';

const office = { lt: 'Vilniaus skyrius', en: 'Vilnius office' };
const AT = Date.UTC(2026, 10, 22, 10);

/** A word of the elements, read from their source. */
function word(source: string, name: string): string {
  return new RegExp(`\\b${name}: '([^']+)'`).exec(source)?.[1] ?? `no ${name}`;
}

function textOf(notice: Notice, language: 'lt' | 'en', facts: NoticeFacts = {}): string {
  return writeNoticeMail({ notice, to: 'one@example.lt', language, at: AT, ...facts }, 'migris@example.lt').text;
}

describe('a mail about an answer', () => {
  test.each(['correction_granted', 'report_closed'] as const)('%s promises one only where there is one', (notice) => {
    expect(textOf(notice, 'lt', { office, answered: true })).toContain('Atsakymą rasite savo paskyroje.');
    expect(textOf(notice, 'lt', { office })).not.toContain('Atsakym');
    expect(textOf(notice, 'en', { office, answered: true })).toContain('The answer is in your account.');
    expect(textOf(notice, 'en', { office })).not.toContain('answer');
  });
});

test('a mail about an act of staff says which office did it', () => {
  expect(textOf('account_blocked', 'lt', { office })).toMatch(
    /Tai 2026 m\. lapkričio 22 d\..{1,3}12:00 \(Lietuvos laiku\) padarė Vilniaus skyrius\./,
  );
  expect(textOf('account_blocked', 'en', { office })).toContain('Vilnius office did this on 22 November 2026');
  expect(textOf('account_blocked', 'lt')).toContain('padarė migracijos tarnyba.');
});

test('a mail that tells the person to press something names the button as it is on the page', () => {
  const buttons = {
    lt: {
      keep: `„${word(accountLt, 'keepAccount')}“`,
      notMe: `„${word(historyLt, 'notMe')}“`,
      others: `„${word(sessionsLt, 'endOthers')}“`,
    },
    en: {
      keep: `“${word(accountEn, 'keepAccount')}”`,
      notMe: `“${word(historyEn, 'notMe')}”`,
      others: `“${word(sessionsEn, 'endOthers')}”`,
    },
  };
  for (const language of ['lt', 'en'] as const) {
    const { keep, notMe, others } = buttons[language];
    for (const notice of ['erasure_asked', 'erasure_approved'] as const)
      expect(textOf(notice, language, { office, until: AT })).toContain(keep);
    for (const notice of ['erasure_asked', 'erasure_withdrawn', 'correction_received', 'correction_withdrawn'] as const)
      expect([notice, textOf(notice, language, { until: AT })]).toEqual([notice, expect.stringContaining(notMe)]);
    expect(codeWords[language].step_up.notYou).toContain(others);
  }
});

test('no English mail says “erase” to a person', () => {
  const mails = (Object.keys(noticeWords.en) as Notice[]).map((notice) => textOf(notice, 'en', { office, until: AT }));
  expect(mails.filter((text) => /eras/i.test(text))).toEqual([]);
});

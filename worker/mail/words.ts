/** Languages that mail is written in. */
export type MailLanguage = 'lt' | 'en';

/** The language for a tag of BCP 47: Lithuanian for `lt`, English for everybody else. */
export function mailLanguage(locale: string | undefined): MailLanguage {
  return locale === undefined || /^lt\b/i.test(locale) ? 'lt' : 'en';
}

interface CodeWords {
  subject(reference: string, service: string): string;
  preview(grouped: string): string;
  lead: string;
  valid(until: string): string;
  reference(letters: string): string;
  where(portal: string, host: string, time: string): string;
  never: string;
  notYou: string;
}

/** Every sentence of the code mail. */
export const codeWords: Record<MailLanguage, CodeWords> = {
  lt: {
    subject: (reference, service) => `${service}: laikinas prisijungimo kodas (${reference})`,
    preview: (grouped) => `${grouped} – Jūsų laikinas prisijungimo kodas`,
    lead: 'Jūsų laikinas prisijungimo kodas:',
    valid: (until) => `Kodas galioja 60 minučių – iki ${until} (Lietuvos laiku). Jį galima panaudoti vieną kartą.`,
    reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma prisijungimo lange.`,
    where: (portal, host, time) => `Kodo paprašyta svetainėje „${portal}“ (${host}), ${time}.`,
    never: 'Niekam nesakykite ir nepersiųskite šio kodo. Migracijos tarnybų darbuotojai jo niekada neprašo.',
    notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo niekas neprisijungs.',
  },
  en: {
    subject: (reference, service) => `${service}: temporary sign-in code (${reference})`,
    preview: (grouped) => `${grouped} is your temporary sign-in code`,
    lead: 'Your temporary sign-in code:',
    valid: (until) => `The code is valid for 60 minutes, until ${until} (time in Lithuania). It works once.`,
    reference: (letters) => `Code reference: ${letters}. The sign-in window shows the same letters.`,
    where: (portal, host, time) => `The code was requested on the site “${portal}” (${host}), ${time}.`,
    never: 'Never share or forward this code. Staff of the migration services never ask for it.',
    notYou: 'If you did not ask for a code, you need not do anything: nobody can sign in without it.',
  },
};

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

/** What entering a code does: it signs in, or gives an account its address. */
export type CodePurpose = 'sign_in' | 'email';

const lt = {
  valid: (until) => `Kodas galioja 60 minučių – iki ${until} (Lietuvos laiku). Jį galima panaudoti vieną kartą.`,
  where: (portal, host, time) => `Kodo paprašyta svetainėje „${portal}“ (${host}), ${time}.`,
  never: 'Niekam nesakykite ir nepersiųskite šio kodo. Migracijos tarnybų darbuotojai jo niekada neprašo.',
} satisfies Partial<CodeWords>;

const en = {
  valid: (until) => `The code is valid for 60 minutes, until ${until} (time in Lithuania). It works once.`,
  where: (portal, host, time) => `The code was requested on the site “${portal}” (${host}), ${time}.`,
  never: 'Never share or forward this code. Staff of the migration services never ask for it.',
} satisfies Partial<CodeWords>;

/** Every sentence of the code mail, by what the code is for. */
export const codeWords: Record<MailLanguage, Record<CodePurpose, CodeWords>> = {
  lt: {
    sign_in: {
      ...lt,
      subject: (reference, service) => `${service}: laikinas prisijungimo kodas (${reference})`,
      preview: (grouped) => `${grouped} – Jūsų laikinas prisijungimo kodas`,
      lead: 'Jūsų laikinas prisijungimo kodas:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma prisijungimo lange.`,
      notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo niekas neprisijungs.',
    },
    email: {
      ...lt,
      subject: (reference, service) => `${service}: kodas el. pašto adresui patvirtinti (${reference})`,
      preview: (grouped) => `${grouped} – kodas Jūsų el. pašto adresui patvirtinti`,
      lead: 'Kodas Jūsų el. pašto adresui patvirtinti:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma lange, kuriame kodo prašoma.`,
      notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo Jūsų adreso niekas nepridės prie paskyros.',
    },
  },
  en: {
    sign_in: {
      ...en,
      subject: (reference, service) => `${service}: temporary sign-in code (${reference})`,
      preview: (grouped) => `${grouped} is your temporary sign-in code`,
      lead: 'Your temporary sign-in code:',
      reference: (letters) => `Code reference: ${letters}. The sign-in window shows the same letters.`,
      notYou: 'If you did not ask for a code, you need not do anything: nobody can sign in without it.',
    },
    email: {
      ...en,
      subject: (reference, service) => `${service}: code to confirm your e-mail address (${reference})`,
      preview: (grouped) => `${grouped} is the code to confirm your e-mail address`,
      lead: 'The code to confirm your e-mail address:',
      reference: (letters) => `Code reference: ${letters}. The window that asks for the code shows the same letters.`,
      notYou:
        'If you did not ask for a code, you need not do anything: nobody can add your address to an account without it.',
    },
  },
};

/** What a person is told about by mail, because it changed how their account is known. */
export type Notice = 'renamed' | 'linked';

interface NoticeWords {
  subject(service: string): string;
  lead: string;
  what(time: string): string;
  notYou: string;
}

/** Every sentence of the notices. */
export const noticeWords: Record<MailLanguage, Record<Notice, NoticeWords>> = {
  lt: {
    renamed: {
      subject: (service) => `${service}: atnaujintas Jūsų vardas arba pavardė`,
      lead: 'Jūsų paskyroje atnaujinome vardą arba pavardę.',
      what: (time) =>
        `Kai ${time} (Lietuvos laiku) prisijungėte per VIISP, gavome kitokius duomenis. Juos rasite savo paskyroje.`,
      notYou: 'Jei neprisijungėte arba duomenys neteisingi, kreipkitės į migracijos tarnybą.',
    },
    linked: {
      subject: (service) => `${service}: prie Jūsų paskyros pridėtas prisijungimas per VIISP`,
      lead: 'Prie Jūsų paskyros pridėtas prisijungimas per VIISP.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku), patvirtinus šį el. pašto adresą kodu. Vardas ir pavardė paskyroje dabar yra tokie, kokius pateikė VIISP.`,
      notYou: 'Jei tai padarėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
  },
  en: {
    renamed: {
      subject: (service) => `${service}: your name was updated`,
      lead: 'Your name in your account was updated.',
      what: (time) =>
        `SIRIP (VIISP) gave us a different name when you signed in on ${time} (time in Lithuania). You can see it in your account.`,
      notYou: 'If you did not sign in, or the data is wrong, contact the migration services.',
    },
    linked: {
      subject: (service) => `${service}: signing in through SIRIP (VIISP) was added to your account`,
      lead: 'Signing in through SIRIP (VIISP) was added to your account.',
      what: (time) =>
        `This was done on ${time} (time in Lithuania), after this e-mail address was confirmed with a code. The name in the account is now the one that SIRIP (VIISP) gave.`,
      notYou: 'If it was not you, contact the migration services at once.',
    },
  },
};

import type { Language } from '../language.js';

/** What the portal says of how far and by what somebody is known. */
interface Words {
  levels: Record<string, string>;
  byEmail: string;
  throughViisp: (means: string) => string;
  cookie: string;
  memory: string;
}

/** Names of the means that VIISP offers; another one goes by its own name. */
const MEANS: Record<Language, Record<string, string>> = {
  lt: {
    'auth.lt.bank': 'elektronine bankininkyste',
    'auth.lt.identity.card': 'asmens tapatybės kortele',
    'auth.signatureProvider': 'elektroniniu parašu',
    'auth.eidas': 'kitos ES šalies priemone',
  },
  en: {
    'auth.lt.bank': 'a bank',
    'auth.lt.identity.card': 'an identity card',
    'auth.signatureProvider': 'an electronic signature',
    'auth.eidas': 'the means of another EU country',
  },
};

/** The words of each language. */
export const WORDS: Record<Language, Words> = {
  lt: {
    levels: {
      1: '1 – patvirtintas el. pašto adresas',
      2: '2 – tapatybę patvirtino darbuotojas',
      3: '3 – tapatybė patvirtinta per VIISP',
    },
    byEmail: 'el. paštu gautu kodu',
    throughViisp: (means) => `per VIISP, ${MEANS.lt[means] ?? means}`,
    cookie: 'šios svetainės slapuke',
    memory: 'tik šiame puslapyje: slapukų naršyklė nesaugo',
  },
  en: {
    levels: {
      1: '1 – a proven e-mail address',
      2: '2 – identity confirmed by staff',
      3: '3 – identity confirmed through SIRIP (VIISP)',
    },
    byEmail: 'with a code sent by e-mail',
    throughViisp: (means) => `through SIRIP (VIISP), with ${MEANS.en[means] ?? means}`,
    cookie: 'in a cookie of this site',
    memory: 'in this page alone: the browser keeps no cookies',
  },
};

import type { Notice, ServiceLanguage } from '../../../schema/contact.js';

/** A way in. */
type Way = 'email' | 'viisp';

/** Sentences of the account. */
export const words = {
  language: 'Kalba, kuria norite būti aptarnaujami',
  languages: { lt: 'Lietuvių', en: 'Anglų', ru: 'Rusų' } satisfies Record<ServiceLanguage, string>,
  retry: 'Bandyti dar kartą',
  save: 'Išsaugoti',
  saved: 'Išsaugota.',
  lockedSince: (day: string) =>
    `Vardas ir pavardė užrakinti nuo ${day}; juos pakeisti gali tik migracijos tarnybų darbuotojai.`,
  namesFromViisp:
    'Vardą ir pavardę patvirtino VIISP. Jei jie pasikeis, čia juos atnaujinsime, kai kitą kartą prisijungsite per VIISP.',
  emailFixed: 'Šiuo adresu prisijungiate.',
  emailForNews: 'Šiuo adresu Jums rašome.',
  ways: 'Kaip prisijungiate',
  wayNames: { email: 'El. paštu', viisp: 'Per VIISP' } satisfies Record<Way, string>,
  addViisp:
    'Turite lietuvišką asmens kodą? Galite prisijungti ir per VIISP: atsijunkite, prisijunkite per VIISP ir įrašykite tą patį el. pašto adresą.',
  notices: 'Apie ką Jums pranešti el. paštu',
  noticeNames: {
    common: 'Bendra informacija',
    visit: 'Vizito rezervacija',
    documents: 'Asmens ir kelionės dokumentai',
    application: 'Prašymo būsena',
    mediation: 'Tarpininkavimo rašto būsena',
  } satisfies Record<Notice, string>,
};

/** The words of the account. */
export type AccountWords = typeof words;

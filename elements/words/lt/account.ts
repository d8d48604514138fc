import type { Notice, ServiceLanguage } from '../../../schema/contact.js';

/** Sentences of the account. */
export const words = {
  language: 'Kalba, kuria norite būti aptarnaujami',
  languages: { lt: 'Lietuvių', en: 'Anglų', ru: 'Rusų' } satisfies Record<ServiceLanguage, string>,
  save: 'Išsaugoti',
  saved: 'Išsaugota.',
  lockedSince: (day: string) =>
    `Vardas ir pavardė užrakinti nuo ${day}; juos pakeisti gali tik migracijos tarnybų darbuotojai.`,
  emailFixed: 'Šiuo adresu prisijungiate.',
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

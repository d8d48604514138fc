import type { StaffCode, StaffNotices } from './staff.js';

const done = (time: string, { office }: { office: string }) =>
  `Tai ${time} (Lietuvos laiku) padarė ${office || 'migracijos tarnyba'}.`;
/** Where nothing was written, nothing is promised. */
const answer = ({ answered }: { answered: boolean }) => (answered ? ' Atsakymą rasite savo paskyroje.' : '');
const inHistory = 'Paskyros istorijoje matysite, kada ir kuri tarnyba tai padarė.';
const wrong = 'Jei manote, kad tai klaida, kreipkitės į migracijos tarnybą.';

/** The sentences of notices of what staff did. */
export const staffNotices: StaffNotices = {
  name_corrected: {
    subject: (service) => `${service}: pataisytas Jūsų vardas arba pavardė`,
    lead: 'Migracijos tarnybos darbuotojai pataisė Jūsų vardą arba pavardę.',
    what: (time, told) => `${done(time, told)} Naują įrašą rasite savo paskyroje.`,
    notYou: wrong,
  },
  correction_granted: {
    subject: (service) => `${service}: Jūsų prašymas patenkintas`,
    lead: 'Pataisėme Jūsų vardą arba pavardę, kaip prašėte.',
    what: (time, told) => `${done(time, told)}${answer(told)}`,
    notYou: 'Jei prašėte ne Jūs, kreipkitės į migracijos tarnybą.',
  },
  correction_declined: {
    subject: (service) => `${service}: atsakyta į Jūsų prašymą`,
    lead: 'Atsakėme į Jūsų prašymą pataisyti vardą arba pavardę. Įrašas nepakeistas.',
    what: (time, told) => `${done(time, told)} Atsakymą su paaiškinimu rasite savo paskyroje.`,
    notYou: wrong,
  },
  report_closed: {
    subject: (service) => `${service}: Jūsų pranešimas išnagrinėtas`,
    lead: 'Išnagrinėjome pranešimą apie Jūsų paskyrą.',
    what: (time, told) => `${done(time, told)}${answer(told)}`,
    notYou: 'Jei turite klausimų, kreipkitės į migracijos tarnybą.',
  },
  identity_confirmed: {
    subject: (service) => `${service}: Jūsų tapatybė patvirtinta`,
    lead: 'Migracijos tarnybos darbuotojai patvirtino Jūsų tapatybę.',
    what: (time, told) => `${done(time, told)} Savo paskyroje galite pridėti prieigos raktą.`,
    notYou: 'Jei pas darbuotojus nesilankėte, nedelsdami kreipkitės į migracijos tarnybą.',
  },
  identity_revoked: {
    subject: (service) => `${service}: Jūsų tapatybės patvirtinimas atšauktas`,
    lead: 'Jūsų tapatybės patvirtinimas atšauktas.',
    what: (time, told) => `${done(time, told)} Prieigos raktai pašalinti; prisijungti galite kodu.`,
    notYou: wrong,
  },
  account_blocked: {
    subject: (service) => `${service}: Jūsų paskyra užblokuota`,
    lead: 'Jūsų paskyra užblokuota. Prisijungti prie jos dabar negalima.',
    what: (time, told) => `${done(time, told)} Visi prisijungimai baigti.`,
    notYou: 'Kodėl užblokuota, sužinosite migracijos tarnyboje.',
  },
  account_unblocked: {
    subject: (service) => `${service}: Jūsų paskyra atblokuota`,
    lead: 'Jūsų paskyra atblokuota. Vėl galite prisijungti.',
    what: done,
    notYou: inHistory,
  },
  sessions_ended: {
    subject: (service) => `${service}: baigti visi Jūsų prisijungimai`,
    lead: 'Migracijos tarnybos darbuotojai baigė visus Jūsų prisijungimus.',
    what: (time, told) => `${done(time, told)} Galite prisijungti iš naujo.`,
    notYou: wrong,
  },
  passkeys_removed: {
    subject: (service) => `${service}: pašalinti Jūsų prieigos raktai`,
    lead: 'Migracijos tarnybos darbuotojai pašalino Jūsų prieigos raktus.',
    what: (time, told) => `${done(time, told)} Prisijungę savo paskyroje galite pridėti naują.`,
    notYou: 'Jei to neprašėte, nedelsdami kreipkitės į migracijos tarnybą.',
  },
  email_corrected: {
    subject: (service) => `${service}: pataisytas Jūsų paskyros el. pašto adresas`,
    lead: 'Šis el. pašto adresas dabar yra Jūsų paskyros adresas.',
    what: (time, told) => `${done(time, told)} Visi prisijungimai baigti. Prisijunkite šiuo adresu.`,
    notYou: 'Jei to neprašėte, kreipkitės į migracijos tarnybą.',
  },
  email_corrected_away: {
    subject: (service) => `${service}: šis el. pašto adresas nebėra paskyros adresas`,
    lead: 'Migracijos tarnybos darbuotojai pataisė paskyros el. pašto adresą. Šis adresas su ja nebesusietas.',
    what: done,
    notYou: 'Jei paskyra Jūsų ir to neprašėte, nedelsdami kreipkitės į migracijos tarnybą.',
  },
  erasure_approved: {
    subject: (service) => `${service}: Jūsų paskyra bus ištrinta`,
    lead: 'Migracijos tarnybos darbuotojai nusprendė ištrinti Jūsų paskyrą.',
    what: (time, told) =>
      `${done(time, told)} Paskyra bus ištrinta ${told.until} (Lietuvos laiku). Iki tol galite to neleisti: prisijunkite ir savo paskyroje paspauskite „Paskyros netrinti“.`,
    notYou: wrong,
  },
  accounts_merged: {
    subject: (service) => `${service}: Jūsų paskyros sujungtos`,
    lead: 'Dvi Jūsų paskyros sujungtos į vieną. Prisijungti galite per VIISP, jei taip jungėtės iki šiol, ir vienu el. pašto adresu: tuo, kurį paliko migracijos tarnyba.',
    what: (time, told) => `${done(time, told)} Visi prisijungimai baigti. Sujungimą 30 dienų galima atšaukti.`,
    notYou: 'Jei ne abi paskyros Jūsų, nedelsdami kreipkitės į migracijos tarnybą.',
  },
  merge_undone: {
    subject: (service) => `${service}: paskyrų sujungimas atšauktas`,
    lead: 'Paskyrų sujungimas atšauktas: jos vėl yra atskiros.',
    what: (time, told) => `${done(time, told)} Visi prisijungimai baigti. Galite prisijungti iš naujo.`,
    notYou: wrong,
  },
};

/** The sentences of the code that a person tells a member of staff. */
export const staffCode: StaffCode = {
  subject: (reference, service) => `${service}: kodas, kurį pasakysite darbuotojui (${reference})`,
  preview: (grouped) => `${grouped} – kodas Jūsų el. pašto adresui pataisyti`,
  lead: 'Kodas Jūsų paskyros el. pašto adresui pataisyti:',
  reference: (letters) => `Kodo žyma: ${letters}. Tą pačią žymą mato darbuotojas.`,
  never: (office) =>
    `Kodo paprašė migracijos tarnybos darbuotojas: ${office}. Pasakykite kodą tik tam darbuotojui, su kuriuo dabar kalbate, ir niekam kitam. Jokioje svetainėje jo neįveskite.`,
  notYou: 'Jei su darbuotoju dabar nekalbate, kodo niekam nesakykite: be jo šio adreso niekas nepridės prie paskyros.',
};

import type { viispRefusals } from '../../../schema/refusal.js';

/** Sentences of the way through VIISP: out, back, and what is asked the first time. */
export const words = {
  viispTitle: 'Prisijungimas per VIISP',
  leaving: 'Palaukite… Atveriame VIISP – Valstybės informacinių išteklių sąveikumo platformą.',
  returning: 'Palaukite… Tikriname VIISP atsakymą.',
  leaveAgain: 'Jungtis per VIISP iš naujo',
  byEmail: 'Jungtis el. paštu',
  nothingKept:
    'Naršyklė šiame lange nieko neišsaugo (taip būna privačiajame režime), todėl grįžusių iš VIISP Jūsų neatpažintume. Junkitės el. paštu arba atverkite svetainę įprastame lange.',
  formBlocked: (origin: string) =>
    `Ši svetainė neleidžia atverti VIISP. Junkitės el. paštu. Svetainės kūrėjui: saugumo politikoje (CSP) prie form-action įrašykite ${origin}.`,
  viispRefusals: {
    viisp_unavailable: () => 'VIISP šiuo metu neatsako. Po kelių minučių bandykite dar kartą arba junkitės el. paštu.',
    viisp_failed: () =>
      'VIISP Jūsų tapatybės nepatvirtino arba prisijungimas buvo nutrauktas. Junkitės per VIISP iš naujo arba el. paštu.',
    viisp_expired: () =>
      'Grįžote per vėlai, iš kitos naršyklės arba šiuo grįžimu jau pasinaudota. Junkitės per VIISP iš naujo arba el. paštu.',
    account_blocked: () => 'Jūsų paskyra užblokuota. Kreipkitės į migracijos tarnybą.',
    email_taken: () => 'Šis adresas priklauso kito žmogaus paskyrai. Įrašykite kitą adresą.',
  } satisfies Record<(typeof viispRefusals)[number], () => string>,
  nameFromViisp: 'Vardas ir pavardė iš VIISP',
  fullName: 'Vardas ir pavardė',
  addressTitle: 'Koks Jūsų el. pašto adresas?',
  addressHint:
    'Atsiųsime laikiną kodą, kad įsitikintume, jog adresas Jūsų. Jei MIGRIS jau jungėtės el. paštu, įrašykite tą patį adresą.',
  meetingTitle: 'Ar susieti paskyras?',
  meeting: 'Paskyra šiuo adresu jau yra.',
  found: 'Esama paskyra',
  foundSince: 'Sukurta',
  confirmed: 'VIISP patvirtinta tapatybė',
  joining:
    'Susiejus liks viena paskyra. Joje bus VIISP patvirtintas vardas ir pavardė, o prisijungti galėsite abiem būdais: per VIISP ir el. paštu. Jei esama paskyra ne Jūsų, įrašykite kitą adresą.',
  join: 'Susieti paskyras',
  otherAddress: 'Įrašyti kitą adresą',
  phoneTitle: 'Koks Jūsų telefono numeris?',
};

/** The words of the way through VIISP. */
export type ViispPart = typeof words;

import type { viispRefusals } from '../../../schema/refusal.js';

/** Sentences of the way through VIISP: out, back, and what is asked the first time. */
export const words = {
  viispTitle: 'Prisijungimas per VIISP',
  leaving: 'Palaukite… Nukreipiame į VIISP – Valstybės informacinių išteklių sąveikumo platformą.',
  returning: 'Palaukite… Tikriname VIISP atsakymą.',
  viispSlow: 'VIISP atsako lėtai. Palaukite, spausti nieko nereikia.',
  retry: 'Bandyti dar kartą',
  leaveAgain: 'Prisijungti per VIISP iš naujo',
  byEmail: 'Prisijungti el. paštu',
  goBack: 'Grįžti',
  nothingKept:
    'Šiame lange naršyklė nieko neišsaugo (taip būna naršant privačiai), todėl Jums grįžus iš VIISP Jūsų neatpažintume. Prisijunkite el. paštu arba atverkite svetainę įprastame lange.',
  formBlocked: (origin: string) =>
    `Ši svetainė neleidžia atverti VIISP. Prisijunkite el. paštu. Svetainės kūrėjui: saugumo politikoje (CSP) prie form-action įrašykite ${origin}.`,
  viispRefusals: {
    viisp_unavailable: () =>
      'Prisijungti per VIISP šiuo metu nepavyksta. Po kelių minučių bandykite dar kartą arba prisijunkite el. paštu.',
    viisp_failed: () =>
      'VIISP Jūsų tapatybės nepatvirtino arba prisijungimas buvo nutrauktas. Prisijunkite iš naujo: per VIISP arba el. paštu.',
    viisp_expired: () =>
      'Šis prisijungimas per VIISP nebegalioja: baigėsi jo laikas, jis pradėtas kitoje naršyklėje arba jau panaudotas. Prisijunkite iš naujo: per VIISP arba el. paštu.',
    email_taken: () =>
      'Šis adresas jau priskirtas kitai paskyrai, kurios susieti negalima. Įrašykite kitą adresą arba kreipkitės į migracijos tarnybą.',
  } satisfies Record<(typeof viispRefusals)[number], () => string>,
  nameFromViisp: 'Vardas ir pavardė iš VIISP',
  fullName: 'Vardas ir pavardė',
  addressTitle: 'Koks Jūsų el. pašto adresas?',
  addressHint:
    'Atsiųsime laikiną kodą, kad įsitikintume, jog adresas Jūsų. Jei prie MIGRIS jau jungėtės el. paštu, įrašykite tą patį adresą.',
  meetingTitle: 'Ar susieti paskyras?',
  meeting: 'Paskyra su šiuo el. pašto adresu jau yra.',
  found: 'Esama paskyra',
  foundSince: 'Sukurta',
  unnamed: 'Nenurodyta',
  confirmed: 'VIISP patvirtinta tapatybė',
  joining:
    'Susiejus liks viena paskyra. Joje bus VIISP patvirtinti vardas ir pavardė, o prisijungti galėsite abiem būdais: per VIISP ir el. paštu. Jei esama paskyra ne Jūsų, įrašykite kitą adresą.',
  join: 'Susieti paskyras',
  joined: 'Paskyros susietos.',
  otherAddress: 'Įrašyti kitą adresą',
  phoneTitle: 'Koks Jūsų telefono numeris?',
};

/** The words of the way through VIISP. */
export type ViispPart = typeof words;

import type { Problem } from '../../../schema/problem.js';
import type { refusals } from '../../../schema/refusal.js';

/** What a refusal's sentence may need. */
export interface Facts {
  /** Seconds to wait. */
  wait: number;
  /** Guesses left. */
  left: number;
  /** Where the page is from. */
  origin: string;
}

const rules = new Intl.PluralRules('lt');

/** `1 bandymas`, `2 bandymai`, `10 bandymų`. */
function counted(count: number, one: string, few: string, other: string): string {
  const form = rules.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : other}`;
}

/** `po 1 sekundės`, `po 45 sekundžių`, `po 5 minučių`. */
function after(seconds: number): string {
  if (seconds < 60) return `po ${counted(seconds, 'sekundės', 'sekundžių', 'sekundžių')}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `po ${counted(minutes, 'minutės', 'minučių', 'minučių')}`;
  return `po ${counted(Math.ceil(minutes / 60), 'valandos', 'valandų', 'valandų')}`;
}

/** Sentences of the code, of the contact data, and of everything that can go wrong. */
export const words = {
  lastStep: 'Paskutinis žingsnis',
  codeTitle: 'Įveskite laikiną kodą',
  sentTo: 'Kodą išsiuntėme adresu',
  changeAddress: 'Keisti adresą',
  code: 'Laikinas kodas',
  codeHint: (letters: string) => `8 skaitmenys iš laiško su žyma ${letters}.`,
  validUntil: (time: string) => `Kodas galioja 60 minučių – iki ${time}.`,
  eitherWorks: (times: string) => `Kodus siuntėme ${times}. Tinka bet kuris.`,
  minutesLeft: (minutes: number) => `Kodas galios dar ${counted(minutes, 'minutę', 'minutes', 'minučių')}.`,
  help: 'Laiško nematote? Pažiūrėkite šlamšto (spam) aplanke arba siųskite kodą dar kartą.',
  resend: 'Siųsti kodą dar kartą',
  resendIn: (seconds: number) => `Siųsti dar kartą galėsite ${after(seconds)}.`,
  resent: 'Išsiuntėme dar vieną kodą.',
  noMoreSends: 'Daugiau kodų šiuo kartu nesiųsime. Įveskite jau gautą kodą.',
  newCode: 'Siųsti naują kodą',
  mailFailed: 'Laiško išsiųsti nepavyko. Siųskite kodą dar kartą.',
  mailRefused: 'Pašto serveris laiško nepriėmė. Patikrinkite adresą arba įrašykite kitą.',
  contactTitle: 'Jūsų kontaktiniai duomenys',
  contactHint:
    'Įrašykite tiksliai taip, kaip pase lotyniškomis raidėmis. Vėliau vardą ir pavardę galės pakeisti tik migracijos tarnybų darbuotojai.',
  givenNames: 'Vardas (vardai)',
  surname: 'Pavardė (pavardės)',
  oneName: 'Mano pase nurodytas tik vardas arba tik pavardė',
  oneNameHint: 'Įrašykite, kas nurodyta, pavardės laukelyje.',
  phone: 'Telefono numeris',
  phoneHint: 'Pavyzdžiui, +37060000000. Užsienio numeris prasideda + ir šalies kodu.',
  suggestName: (better: string) => `Pase lotyniškai gali būti: ${better}.`,
  useSuggestion: 'Įrašyti taip',
  reviewTitle: 'Ar vardas ir pavardė kaip pase?',
  reviewHint:
    'Paspaudus „Toliau“, vardas ir pavardė bus užrakinti: juos pakeisti galės tik migracijos tarnybų Lietuvoje ir Lietuvos atstovybių užsienyje darbuotojai. Telefono numerį galėsite keisti patys.',
  noGivenNames: 'Nėra',
  fault: (id: string) => `Mūsų sistemoje įvyko klaida. Bandykite dar kartą.${id && ` Klaidos numeris: ${id}.`}`,
  refusals: {
    code_wrong: ({ left }) =>
      left > 0
        ? `Šis kodas neteisingas. Liko ${counted(left, 'bandymas', 'bandymai', 'bandymų')}.`
        : 'Šis kodas neteisingas.',
    code_expired: () => 'Šio kodo galiojimo laikas baigėsi. Siųskite naują kodą.',
    code_used: () => 'Šis kodas jau panaudotas. Siųskite naują kodą.',
    tries_spent: () => 'Kodas neteisingai įvestas 5 kartus, todėl nebegalioja. Siųskite naują kodą.',
    code_not_ready: () => 'Kodas dar ruošiamas. Po kelių sekundžių bandykite dar kartą.',
    too_soon: ({ wait }) => `Kodą ką tik siuntėme. Dar vieną galėsite siųsti ${after(wait)}.`,
    sends_spent: () => 'Daugiau kodų šiuo kartu nesiųsime. Įveskite jau gautą kodą.',
    too_many_mails: ({ wait }) => `Šiuo adresu jau išsiuntėme daug laiškų. Bandykite ${after(wait)}.`,
    too_many_wrong_codes: ({ wait }) => `Per daug neteisingų kodų šiam adresui. Bandykite ${after(wait)}.`,
    too_many_calls: ({ wait }) => `Iš Jūsų tinklo gauname per daug užklausų. Bandykite ${after(wait)}.`,
    origin_unknown: ({ origin }) =>
      `Svetainė ${origin} neįregistruota. Jos kūrėjui: paprašykite MIGRIS ją įregistruoti.`,
    signed_out: () => 'Jūsų prisijungimas baigėsi. Prisijunkite dar kartą.',
    proof_refused: () => 'Prisijunkite dar kartą.',
    proof_stale: () => 'Nustatykite įrenginio laikrodį ir bandykite dar kartą.',
    profile_incomplete: () => 'Užpildykite kontaktinius duomenis.',
    field_locked: () => 'Šių duomenų pakeisti negalite: tai gali padaryti tik migracijos tarnybų darbuotojai.',
    changed_meanwhile: () => 'Šie duomenys ką tik pakeisti kitame lange. Peržiūrėkite ir išsaugokite dar kartą.',
    use_viisp: () => 'Prie paskyros su šiuo adresu jungiamasi tik per VIISP. Prisijunkite per VIISP.',
    try_again: () => 'Šiuo metu to padaryti nepavyko. Po kelių sekundžių bandykite dar kartą.',
  } satisfies Record<(typeof refusals)[number], (facts: Facts) => string>,
  problems: {
    email_required: 'Įrašykite el. pašto adresą.',
    email_invalid: 'Patikrinkite adresą: jis turi atrodyti kaip vardas@pavyzdys.lt.',
    email_local_unsupported: 'Prieš @ galimos tik raidės a–z, skaitmenys ir ženklai. Patikrinkite adresą.',
    code_required: 'Įveskite kodą iš laiško.',
    code_too_short: 'Kodą sudaro 8 skaitmenys. Įvedėte per mažai.',
    code_too_long: 'Kodą sudaro 8 skaitmenys. Įvedėte per daug.',
    code_not_digits: 'Įveskite tik skaitmenis: 8 iš laiško.',
    name_required: 'Užpildykite šį laukelį, kaip parašyta pase.',
    name_letters: 'Galimos tik raidės A–Z ir lietuviškos. Perrašykite kaip paso apatinėse eilutėse (su <<<).',
    name_too_long: 'Telpa iki 60 ženklų. Rašykite tik ištisus vardus.',
    phone_required: 'Įrašykite telefono numerį.',
    phone_invalid: 'Patikrinkite numerį: lietuviškas atrodo kaip +37060000000, užsienio prasideda + ir šalies kodu.',
    unrecognised_field: 'Šio laukelio keisti negalima.',
    invalid: 'Patikrinkite šį laukelį.',
  } satisfies Record<Problem, string>,
  loading: 'Kraunama…',
  retry: 'Bandyti dar kartą',
};

/** The words of the steps that follow the first screen. */
export type StepWords = typeof words;

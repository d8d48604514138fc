import type { Problem } from '../../../schema/problem.js';
import type { Refusal } from '../../../schema/refusal.js';

/** What a refusal's sentence may need. */
export interface Facts {
  /** How long to wait, in words. */
  wait: string;
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
  forSite: (name: string) => `Kodas skirtas prisijungti prie svetainės „${name}“.`,
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
  newCode: 'Siųsti naują kodą',
  contactTitle: 'Jūsų kontaktiniai duomenys',
  contactHint:
    'Įrašykite tiksliai taip, kaip pase lotyniškomis raidėmis. Vėliau vardą ir pavardę galės pakeisti tik migracijos tarnybų darbuotojai.',
  givenNames: 'Vardas (vardai)',
  surname: 'Pavardė (pavardės)',
  oneName: 'Mano pase nurodytas tik vardas arba tik pavardė',
  oneNameHint: 'Įrašykite, kas nurodyta, pavardės laukelyje.',
  phone: 'Telefono numeris',
  phoneHint: 'Pavyzdžiui, +37060000000. Užsienio numeris prasideda ženklu + ir šalies kodu.',
  reviewTitle: 'Ar vardas ir pavardė kaip pase?',
  reviewHint:
    'Paspaudus „Toliau“, vardas ir pavardė bus užrakinti: juos pakeisti galės tik migracijos tarnybų Lietuvoje ir Lietuvos atstovybių užsienyje darbuotojai. Telefono numerį galėsite keisti patys.',
  noGivenNames: 'Nėra',
  inTime: after,
  fault: (id: string) => `Mūsų sistemoje įvyko klaida. Bandykite dar kartą.${id && ` Klaidos numeris: ${id}.`}`,
  refusals: {
    code_wrong: ({ left }) =>
      left > 0
        ? `Šis kodas neteisingas. Liko ${counted(left, 'bandymas', 'bandymai', 'bandymų')}.`
        : 'Šis kodas neteisingas.',
    code_expired: () => 'Šio kodo galiojimo laikas baigėsi. Siųskite naują kodą.',
  } satisfies Partial<Record<Refusal, (facts: Facts) => string>>,
  problems: {
    email_required: 'Įrašykite el. pašto adresą.',
    email_invalid: 'Patikrinkite adresą: jis turi atrodyti kaip vardas@pavyzdys.lt.',
    code_required: 'Įveskite kodą iš laiško.',
    code_too_short: 'Kodą sudaro 8 skaitmenys. Įvedėte per mažai.',
    code_too_long: 'Kodą sudaro 8 skaitmenys. Įvedėte per daug.',
    code_not_digits: 'Įveskite tik skaitmenis: 8 iš laiško.',
    name_required: 'Užpildykite šį laukelį, kaip parašyta pase.',
    phone_required: 'Įrašykite telefono numerį.',
  } satisfies Partial<Record<Problem, string>>,
  loading: 'Kraunama…',
};

/** The words of the steps that follow the first screen. */
export type StepWords = typeof words;

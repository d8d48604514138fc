import type { Problem } from '../../../schema/problem.js';
import type { rareRefusals, refusals } from '../../../schema/refusal.js';
import type { Facts, StepWords } from './steps.js';

type Rare = Exclude<(typeof refusals)[number], keyof StepWords['refusals']> | (typeof rareRefusals)[number];

/** Why a session ended that no refusal tells of. */
type Ended = 'idle' | 'over' | 'not_me';

const noMoreSends = 'Daugiau kodų šiuo kartu nesiųsime. Įveskite jau gautą kodą.';

/** Sentences that a person hardly ever meets: a page loads them when it must say one. */
export const words = {
  rareRefusals: {
    code_used: () => 'Šis kodas jau panaudotas. Siųskite naują kodą.',
    tries_spent: () => 'Kodas neteisingai įvestas 5 kartus, todėl nebegalioja. Siųskite naują kodą.',
    code_not_ready: () => 'Kodas dar ruošiamas. Po kelių sekundžių bandykite dar kartą.',
    too_soon: ({ wait }) => `Kodą ką tik siuntėme. Dar vieną galėsite siųsti ${wait}.`,
    sends_spent: () => noMoreSends,
    too_many_mails: ({ wait }) => `Šiuo adresu jau išsiuntėme daug laiškų. Bandykite ${wait}.`,
    too_many_wrong_codes: ({ wait }) => `Per daug neteisingų kodų šiam adresui. Bandykite ${wait}.`,
    too_many_calls: ({ wait }) => `Iš Jūsų tinklo gauname per daug užklausų. Bandykite ${wait}.`,
    origin_unknown: ({ origin }) =>
      `Svetainė ${origin} neįregistruota. Jos kūrėjui: paprašykite MIGRIS ją įregistruoti.`,
    proof_refused: () => 'Prisijunkite dar kartą.',
    proof_stale: () => 'Nustatykite įrenginio laikrodį ir bandykite dar kartą.',
    profile_incomplete: () => 'Užpildykite kontaktinius duomenis.',
    field_locked: () => 'Šių duomenų pakeisti negalite: tai gali padaryti tik migracijos tarnybų darbuotojai.',
    changed_meanwhile: () => 'Šie duomenys ką tik pakeisti kitame lange. Peržiūrėkite ir išsaugokite dar kartą.',
    use_viisp: () => 'Prie paskyros su šiuo adresu jungiamasi tik per VIISP. Prisijunkite per VIISP.',
    elements_outdated: () =>
      'Prisijungimo dalis šiame puslapyje pasenusi. Įkelkite puslapį iš naujo. Jei nepadės, praneškite svetainės prižiūrėtojams.',
    signed_out: () =>
      'Jūsų prisijungimas baigėsi: praėjo jo laikas arba jis baigtas kitame įrenginyje ar lange. Jei tai padarėte ne Jūs, prisijunkite ir peržiūrėkite, kur esate prisijungę.',
    idle: () => 'Jus atjungėme, nes 30 minučių šiuo puslapiu nesinaudojote.',
    over: () => 'Jus atjungėme, nes praėjo 12 valandų nuo prisijungimo.',
    not_me: () =>
      'Jus atjungėme visur, o telefono ir el. pašto adreso 7 dienas keisti negalima. Darbuotojams apie tai pranešta. Jei kas nors galėjo prisijungti prie Jūsų pašto, pirmiausia pakeiskite jo slaptažodį.',
    session_unknown: () => 'Šis prisijungimas jau baigtas.',
    account_blocked: () => 'Paskyra užblokuota. Kreipkitės į migracijos tarnybą.',
    email_moved: () =>
      'Šis adresas neseniai pakeistas kitu. Prisijunkite nauju adresu. Jei pakeitėte ne Jūs, grąžinkite šį adresą.',
    email_left: () => 'Šis adresas pakeistas kitu. Prisijunkite nauju adresu arba kreipkitės į migracijos tarnybą.',
    try_again: () => 'Šiuo metu to padaryti nepavyko. Po kelių sekundžių bandykite dar kartą.',
  } satisfies Record<Rare | Ended, (facts: Facts) => string>,
  rareProblems: {
    phone_invalid:
      'Patikrinkite numerį: lietuviškas atrodo kaip +37060000000, užsienio prasideda ženklu + ir šalies kodu.',
    name_letters: 'Galima rašyti tik raides A–Z ir lietuviškas. Perrašykite kaip paso apatinėse eilutėse (su <<<).',
    name_too_long: 'Telpa iki 60 ženklų. Rašykite tik ištisus vardus.',
    name_unchanged: 'Toks vardas ir pavardė jau yra paskyroje. Įrašykite, kaip turi būti.',
    email_local_unsupported:
      'Prieš @ galimos tik raidės a–z, skaitmenys ir ženklai, pavyzdžiui, taškas. Patikrinkite adresą.',
    words_required: 'Parašykite bent sakinį.',
    words_too_long: 'Telpa iki 1000 ženklų. Sutrumpinkite.',
    reason_required: 'Pasirinkite priežastį.',
    document_required: 'Pasirinkite dokumentą.',
    case_number_invalid: 'Bylos numeriui tinka raidės, skaitmenys, taškas, brūkšnys ir „/“, iki 40 ženklų.',
    search_text_required: 'Įrašykite, ko ieškote.',
    search_text_short: 'Įrašykite bent 3 raides.',
    personal_code_invalid: 'Asmens kodą sudaro 11 skaitmenų.',
    account_number_required: 'Įrašykite paskyros numerį.',
    account_number_invalid: 'Paskyros numerį sudaro 36 ženklai: raidės a–f, skaitmenys ir brūkšneliai.',
    account_number_same: 'Tai ta pati paskyra. Pasirinkite kitą.',
    role_required: 'Pasirinkite teises.',
    never_through_viisp: 'Šis asmuo dar nėra prisijungęs per VIISP. Tegul pirmiausia prisijungia.',
    in_another_office:
      'Šis asmuo dirba kitoje įstaigoje. Teises suteikti ir atimti gali tik jos vadovaujantis darbuotojas arba sistemos prižiūrėtojas.',
    unrecognised_field: 'Šio laukelio keisti negalima.',
    invalid: 'Patikrinkite šį laukelį.',
  } satisfies Record<Exclude<Problem, keyof StepWords['problems']>, string>,
  mailFailed: 'Laiško išsiųsti nepavyko. Siųskite kodą dar kartą.',
  mailRefused: 'Pašto serveris laiško nepriėmė. Patikrinkite adresą arba įrašykite kitą.',
  suggestName: (better: string) => `Pase lotyniškomis raidėmis gali būti parašyta: ${better}.`,
  useSuggestion: 'Įrašyti taip',
  noMoreSends,
  reload: 'Įkelti iš naujo',
  forgetful:
    'Naršyklė čia nieko neišsaugo, todėl Jus atjungsime, kai išeisite iš šio puslapio arba įkelsite jį iš naujo.',
};

/** The words that are seldom needed. */
export type RareWords = typeof words;

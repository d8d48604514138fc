import type { Notice, ServiceLanguage } from '../../../schema/contact.js';
import type { accountRefusals } from '../../../schema/refusal.js';
import type { Facts } from './steps.js';

/** A way in. */
type Way = 'email' | 'viisp';
/** What can be said no to in the account. */
type Said = (typeof accountRefusals)[number] | 'email_taken' | 'account_blocked';

const rules = new Intl.PluralRules('lt');

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
  setBy: { person: 'Jūs', viisp: 'VIISP', staff: 'Migracijos tarnybos darbuotojai' },
  setAt: (who: string, day: string) => `${who}, ${day}`,
  lockedName: 'Vardą ir pavardę pakeisti gali tik migracijos tarnybų darbuotojai.',
  frozen: (moment: string) =>
    `Telefono numerio ir el. pašto adreso negalima keisti iki ${moment} (Lietuvos laiku), nes buvo pranešta, kad paskyra naudojosi ne Jūs.`,
  elsewhere: (value: string) => `Kitame lange dabar: ${value}`,
  noneChosen: 'nieko',
  toAccount: 'Grįžti į paskyrą',
  changeEmail: 'Keisti adresą',
  askCorrection: 'Prašyti pataisyti',
  correctionWaits: 'Jūsų prašymas pataisyti vardą ar pavardę laukia atsakymo.',
  seeRequest: 'Peržiūrėti prašymą',
  contactSection: 'Ryšys ir pranešimai',
  moreSection: 'Saugumas ir duomenys',
  pageTitles: {
    requests: 'Prašymai ir atsakymai',
    history: 'Paskyros istorija',
    sessions: 'Kur esate prisijungę',
    passkeys: 'Prieigos raktai',
    data: 'Mano duomenys',
  },
  pageHints: {
    requests: 'Ko prašėte ar ką pranešėte migracijos tarnybai ir ką ji atsakė.',
    history: 'Prisijungimai, pakeitimai ir kurios tarnybos žiūrėjo Jūsų duomenis.',
    sessions: 'Įrenginiai ir svetainės; čia galite juos atjungti.',
    passkeys: 'Antras būdas patvirtinti, kad tai Jūs.',
    data: 'Gauti savo duomenis arba ištrinti paskyrą.',
  },
  passkeyOffer:
    'Šioje paskyroje yra prieigos raktas. Juo patvirtinkite, kad tai Jūs, prieš keisdami svarbius duomenis.',
  erasing: (moment: string) => `Paskyra bus ištrinta ${moment} (Lietuvos laiku). Iki tol galite persigalvoti.`,
  keepAccount: 'Paskyros netrinti',
  done: {
    emailChanged: 'El. pašto adresas pakeistas. Kitur Jus atjungėme, abiem adresais parašėme.',
    erasureAsked: 'Prašymas ištrinti paskyrą priimtas.',
    erasureWithdrawn: 'Paskyra nebus ištrinta.',
    proven: 'Patvirtinote, kad tai Jūs.',
  },
  proveTitle: 'Patvirtinkite, kad tai Jūs',
  proveByCode: (email: string) =>
    `Nuo prisijungimo praėjo nemažai laiko, todėl atsiųsime laikiną kodą adresu ${email}.`,
  proveByPasskey: 'Naudokite prieigos raktą, kurį pridėjote prie šios paskyros.',
  usePasskey: 'Naudoti prieigos raktą',
  lostPasskey: 'Jei prieigos rakto nebeturite, kreipkitės į migracijos tarnybą.',
  stepBack: 'Grįžti',
  days: (count: number) => {
    const form = rules.select(count);
    return `po ${count} ${form === 'one' ? 'dienos' : 'dienų'}`;
  },
  accountRefusals: {
    step_up_needed: () => 'Nuo prisijungimo praėjo nemažai laiko. Dar kartą patvirtinkite, kad tai Jūs.',
    passkey_needed: () => 'Patvirtinkite prieigos raktu, kad tai Jūs.',
    contact_frozen: ({ wait }) => `Telefono numerio ir el. pašto adreso kol kas keisti negalima. Galėsite ${wait}.`,
    request_open: () => 'Toks Jūsų prašymas jau pateiktas ir laukia atsakymo.',
    request_unknown: () => 'Į šį prašymą jau atsakyta arba jis atsiimtas.',
    passkey_refused: () => 'Prieigos raktas netiko. Bandykite dar kartą arba naudokite kitą šios paskyros raktą.',
    level_too_low: () =>
      'Prieigos raktą galėsite pridėti, kai migracijos tarnybos darbuotojai vizito metu patvirtins Jūsų tapatybę.',
    take_back_over: () => 'Šio adreso grąžinti nebegalima. Kreipkitės į migracijos tarnybą.',
    email_taken: () =>
      'Šis adresas jau yra kitoje paskyroje. Įrašykite kitą adresą arba kreipkitės į migracijos tarnybą.',
    account_blocked: () => 'Paskyra su šiuo adresu užblokuota. Kreipkitės į migracijos tarnybą.',
  } satisfies Record<Said, (facts: Facts) => string>,
};

/** The words of the account. */
export type AccountWords = typeof words;

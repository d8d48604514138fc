import type { staffRefusals } from '../../../schema/refusal.js';
import type { DocumentKind, Reason, RequestKind, RequestStatus, Role, SearchWay } from '../../../schema/staff.js';
import type { Facts } from './steps.js';

/** What staff may meet whose words are elsewhere meant for the person. */
type Met =
  | (typeof staffRefusals)[number]
  | 'request_open'
  | 'request_unknown'
  | 'email_taken'
  | 'changed_meanwhile'
  | 'idle'
  | 'over';

const rules = new Intl.PluralRules('lt');

/** Sentences of the desk of staff: the way in, its places, the search, the account of a person. */
export const words = {
  desk: {
    title: 'Darbuotojų darbo vieta',
    lead: 'Čia dirba migracijos tarnybų Lietuvoje ir Lietuvos atstovybių užsienyje darbuotojai.',
    viaViisp:
      'Jungiamasi tik per VIISP: valstybės tarnautojo kortele arba kitu būdu, kuriuo patvirtinamas asmens kodas.',
    enter: 'Prisijungti per VIISP',
    notHere: 'Esate prisijungę, bet ne prie darbuotojų darbo vietos.',
    enterAnew: 'Prie jos jungiamasi atskirai, per VIISP. Prisijungus dabartinis prisijungimas šiame puslapyje baigsis.',
    noRoleTitle: 'Darbuotojo teisių neturite',
    noRole:
      'Jų suteikia Jūsų įstaigos vadovaujantis darbuotojas arba sistemos prižiūrėtojas. Pasakykite jam šį numerį:',
    accountId: 'Paskyros numeris',
    again: 'Bandyti dar kartą',
    signOut: 'Atsijungti',
    roles: { clerk: 'Darbuotojas', supervisor: 'Vadovaujantis darbuotojas' } satisfies Record<Role, string>,
    places: 'Darbo vieta',
    searching: 'Paieška',
    working: (open: number | undefined) => (open === undefined ? 'Darbų sąrašas' : `Darbų sąrašas (${open})`),
    colleagues: 'Kolegos',
    reason: 'Priežastis',
    choose: 'Pasirinkite',
    caseNumber: 'Bylos numeris (jei yra)',
    because: (reason: string, caseNumber: string | undefined) =>
      `Priežastis: ${reason}${caseNumber ? `, byla ${caseNumber}` : ''}`,
    change: 'Keisti',
    changeBecause: 'Keisti priežastį',
    recorded: 'Kiekviena paieška ir peržiūra įrašoma, o asmuo mato, kuri įstaiga žiūrėjo jo duomenis.',
    document: 'Dokumentas',
    reasons: {
      visit: 'Vizitas',
      call: 'Skambutis',
      letter: 'Laiškas',
      application: 'Prašymas byloje',
      correction: 'Prašymas pataisyti duomenis',
      complaint: 'Skundas',
      duty: 'Tarnybinis patikrinimas',
    } satisfies Record<Reason, string>,
    documents: {
      passport: 'Pasas',
      identity_card: 'Asmens tapatybės kortelė',
      travel_document: 'Kelionės dokumentas',
      residence_permit: 'Leidimas gyventi',
      birth_certificate: 'Gimimo liudijimas',
      marriage_certificate: 'Santuokos liudijimas',
      name_change_certificate: 'Vardo ar pavardės keitimo liudijimas',
      court_decision: 'Teismo sprendimas',
    } satisfies Record<DocumentKind, string>,
    none: 'Nėra',
    unnamed: 'Vardas nenurodytas',
    yes: 'Taip',
    no: 'Ne',
  },
  find: {
    title: 'Rasti asmenį',
    by: 'Pagal ką ieškote?',
    ways: {
      name: 'Vardą, pavardę',
      email: 'El. paštą',
      phone: 'Telefoną',
      personalCode: 'Asmens kodą',
    } satisfies Record<SearchWay, string>,
    text: 'Ko ieškote',
    hints: {
      name: 'Bent 3 raidės, lietuviškos raidės nebūtinos: zukauskas ras Žukauskas.',
      email: 'Visas adresas.',
      phone: 'Visas numeris.',
      personalCode: '11 skaitmenų.',
    } satisfies Record<SearchWay, string>,
    go: 'Ieškoti',
    found: (total: number) => {
      const form = rules.select(total);
      return `Rasta ${total} ${form === 'one' ? 'paskyra' : form === 'few' ? 'paskyros' : 'paskyrų'}`;
    },
    nothing: 'Nieko nerasta',
    nothingHint: 'Patikrinkite, kaip parašėte, arba ieškokite kitu būdu: pavyzdžiui, pagal el. paštą ar telefoną.',
    shown: (shown: number, total: number) => `Rodoma ${shown} iš ${total}.`,
    more: 'Rodyti daugiau',
    name: 'Vardas ir pavardė',
    level: 'Lygis',
    status: 'Būsena',
    since: 'Sukurta',
    formerEmail: 'Rasta pagal ankstesnį el. paštą',
    keys: 'Per sąrašą galite eiti rodyklėmis ↑ ir ↓, asmenį atverti – Enter.',
    pick: 'Pasirinkti',
  },
  person: {
    back: 'Grįžti į sąrašą',
    id: 'Paskyros numeris',
    version: (version: number) => `versija ${version}`,
    levels: {
      1: '1 lygis: tapatybė nepatvirtinta',
      2: '2 lygis: tapatybę patvirtino darbuotojai',
      3: '3 lygis: tapatybę patvirtino VIISP',
    } as Record<number, string>,
    statuses: { active: 'Veikia', blocked: 'Užblokuota', merged: 'Sujungta su kita', erased: 'Ištrinta' },
    own: 'Tai Jūsų paskyra. Savo duomenų darbuotojai nekeičia: tai padarys kolega.',
    erases: (day: string) => `Paskyra bus ištrinta ${day}, iki tol asmuo gali prašymą atsiimti.`,
    frozen: (day: string) => `Telefono ir el. pašto asmuo negali keisti iki ${day}: pranešta „Tai ne aš“.`,
    identity: 'Tapatybė',
    contact: 'Ryšiai',
    sessions: 'Prisijungimai',
    requests: 'Prašymai ir pranešimai',
    history: 'Istorija',
    ways: 'Kaip prisijungia',
    wayNames: { email: 'El. paštu', viisp: 'Per VIISP' },
    language: 'Aptarnavimo kalba',
    languages: { lt: 'Lietuvių', en: 'Anglų', ru: 'Rusų' } as Record<string, string>,
    locked: 'Vardas užrakintas',
    fromViisp: 'Vardą pateikė VIISP. Pakeitimas liks, kol VIISP pateiks kitokį vardą nei dabar.',
    passkeys: 'Prieigos raktai',
    origin: {
      person: 'pats asmuo',
      viisp: 'VIISP',
      staff: (office: string) => (office ? `darbuotojai, ${office}` : 'darbuotojai'),
    },
    mail: 'Laiškai',
    mailFine: 'Sutrikimų nežinome.',
    mailKinds: {
      suppressed: 'Laiškai nebesiunčiami: adresas užblokuotas pašto tarnybos.',
      refused: 'Gavėjo pašto serveris laiško nepriima.',
      failed: 'Laiško išsiųsti nepavyko.',
    },
    mailTimes: (count: number, when: string) => `Kartų: ${count}, paskutinis ${when}.`,
    noSessions: 'Niekur neprisijungta.',
    noRequests: 'Nėra.',
    noHistory: 'Įrašų nėra.',
    lastUsed: (when: string) => `naudota ${when}`,
    unknownDevice: 'Nežinomas įrenginys',
    when: 'Kada',
    what: 'Kas',
    who: 'Kas darė',
    where: 'Kur',
    fields: (names: string) => `laukai: ${names}`,
    fieldNames: {
      givenNames: 'vardas',
      surname: 'pavardė',
      phone: 'telefonas',
      email: 'el. paštas',
      language: 'kalba',
      notices: 'pranešimai',
      level: 'lygis',
      status: 'būsena',
      role: 'teisės',
    } as Record<string, string>,
    writers: { person: 'Asmuo', viisp: 'VIISP', staff: 'Darbuotojai', system: 'Sistema', operator: 'Prižiūrėtojas' },
  },
  requestKinds: {
    correction: 'Prašo pataisyti vardą',
    not_me: 'Pranešta „Tai ne aš“',
    taken_back: 'Susigrąžintas el. paštas',
    merge: 'Sujungti dvi paskyras',
    erasure: 'Ištrinti paskyrą',
  } satisfies Record<RequestKind, string>,
  requestStatuses: {
    open: 'Laukia',
    done: 'Atlikta',
    declined: 'Atmesta',
    withdrawn: 'Atsiimta',
  } satisfies Record<RequestStatus, string>,
  staffRefusals: {
    not_staff: () => 'Darbuotojo teisių nebeturite arba prisijungėte ne prie darbuotojų darbo vietos.',
    role_too_low: () => 'Tai gali padaryti tik vadovaujantis darbuotojas.',
    own_account: () => 'Tai Jūsų paskyra. Savo duomenų darbuotojai nekeičia: tai padarys kolega.',
    person_unknown: () => 'Tokios paskyros nėra. Patikrinkite numerį.',
    search_too_wide: () =>
      'Tinka per daug žmonių. Parašykite daugiau vardo ar pavardės raidžių arba ieškokite pagal el. paštą ar telefoną.',
    already_answered: () => 'Kolega į tai ką tik atsakė. Jūsų atsakymas neišsaugotas.',
    second_person_needed: () => 'To paprašėte Jūs, todėl sprendžia kolega.',
    merge_impossible: () =>
      'Šių paskyrų sujungti negalima: abi priklauso VIISP žinomiems žmonėms, kuri nors neveikia arba yra darbuotojo.',
    undo_over: () => 'Sujungimo atšaukti nebegalima: praėjo 30 dienų arba paskyros nuo tada pasikeitė.',
    request_open: () => 'Toks prašymas jau laukia darbų sąraše.',
    request_unknown: () => 'Tokio prašymo nėra arba jis nebelaukia.',
    email_taken: () => 'Šis adresas priklauso arba priklausė kitai paskyrai. Įrašykite kitą.',
    changed_meanwhile: () =>
      'Paskyra ką tik pakeista. Toliau parodyta, kaip yra dabar; tai, ką įrašėte, liko. Patikrinkite ir išsaugokite dar kartą.',
    idle: () => 'Jus atjungėme, nes kurį laiką čia nedirbote.',
    over: () => 'Jus atjungėme, nes darbuotojo prisijungimas galioja 8 valandas.',
  } satisfies Record<Met, (facts: Facts) => string>,
};

/** The words of the desk. */
export type DeskWords = typeof words;

import type { DocumentKind, RequestKind, RequestStatus } from '../../../schema/staff.js';

/** What a person asks or tells staff; the rest is decided among them. */
type OwnKind = Exclude<RequestKind, 'merge' | 'erasure'>;

/** Sentences of asking staff to correct a name. */
export const words = {
  correctionTitle: 'Kokie turi būti vardas ir pavardė?',
  correctionHint:
    'Įrašykite taip, kaip dokumente lotyniškomis raidėmis. Prašymą peržiūrės migracijos tarnybos darbuotojai.',
  document: 'Koks dokumentas tai patvirtina?',
  documentHint: 'Dokumento siųsti nereikia: jį parodysite, jei darbuotojai paprašys.',
  chooseDocument: 'Pasirinkite',
  documents: {
    passport: 'Pasas',
    identity_card: 'Asmens tapatybės kortelė',
    travel_document: 'Kelionės dokumentas',
    residence_permit: 'Leidimas gyventi',
    birth_certificate: 'Gimimo liudijimas',
    marriage_certificate: 'Santuokos liudijimas',
    name_change_certificate: 'Vardo ar pavardės pakeitimo liudijimas',
    court_decision: 'Teismo sprendimas',
  } satisfies Record<DocumentKind, string>,
  /** The answers, as they are shown back. */
  shownBy: 'Dokumentas',
  reasonGiven: 'Priežastis',
  reasonWhy: 'Kodėl reikia pataisyti?',
  reasonWhyHint: 'Pavyzdžiui: registruojantis praleista raidė. Iki 1000 ženklų.',
  correctionReview: 'Ar viskas teisinga?',
  nameNow: 'Yra dabar',
  nameThen: 'Turi būti',
  sendRequest: 'Siųsti prašymą',
  sameNames: 'Vardas ir pavardė tokie patys, kokie jau įrašyti. Pataisykite bent vieną.',
  requestTitle: 'Prašymas pataisyti vardą ar pavardę',
  askedOn: (day: string) => `Pateikta ${day}`,
  answeredOn: (day: string) => `Atsakyta ${day}`,
  withdrawnOn: (day: string) => `Atsiimta ${day}`,
  answeredBy: 'Atsakė',
  theirAnswer: 'Atsakymas',
  requestStatus: 'Būsena',
  requestStatuses: {
    open: 'Laukia atsakymo',
    done: 'Patenkintas: vardas ir pavardė pataisyti',
    declined: 'Nepatenkintas',
    withdrawn: 'Atsiimtas',
  } satisfies Record<RequestStatus, string>,
  withdrawRequest: 'Atsiimti prašymą',
  requestSent: 'Prašymas išsiųstas. Apie atsakymą parašysime el. paštu.',
  requestWithdrawn: 'Prašymas atsiimtas.',
  askAgain: 'Prašyti iš naujo',
  requestsEmpty: 'Prašymų ir pranešimų dar nėra.',
  ownKinds: {
    correction: 'Prašymas pataisyti vardą ar pavardę',
    not_me: 'Pranešimas, kad paskyra naudojosi ne Jūs',
    taken_back: 'Pranešimas, kad grąžinote ankstesnį el. pašto adresą',
  } satisfies Record<OwnKind, string>,
  reportStatuses: {
    open: 'Laukia atsakymo',
    done: 'Išnagrinėtas',
    declined: 'Išnagrinėtas',
    withdrawn: 'Atsiimtas',
  } satisfies Record<RequestStatus, string>,
};

/** The words of a correction. */
export type CorrectionWords = typeof words;

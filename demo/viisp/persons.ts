/** What the platform knows of a person. */
export interface Person {
  id: string;
  givenNames: string;
  surname: string;
  /** The codes that identify the person, by the protocol's `authenticationAttribute`. */
  codes: Record<string, string>;
  birthday?: string;
  nationality?: string;
  email?: string;
  phone?: string;
  address?: string;
  /** The means that the person has, by `authenticationProvider`. */
  means: string[];
  note: { lt: string; en: string };
}

/** The company for which a person may act. Its name holds quotation marks, as real ones do. */
export const COMPANY = { code: '123456789', name: 'UAB "Pavyzdinė & Ko"' };

const CITIZEN = ['auth.lt.bank', 'auth.signatureProvider', 'auth.lt.identity.card'];
const ruta = {
  givenNames: 'Rūta Marija',
  codes: { 'lt-personal-code': '49007040226' },
  birthday: '1990-07-04',
  nationality: 'LT',
  email: 'ruta@example.lt',
  phone: '+37061200002',
  means: CITIZEN,
};

const CARD = 'auth.lt.government.employee.card';

/** Staff of the demonstration's desks: who works where, the seeds know. */
const atDesk = (id: string, name: [string, string], code: string, note: Person['note']): Person => ({
  id,
  givenNames: name[0],
  surname: name[1],
  codes: { 'lt-personal-code': code },
  nationality: 'LT',
  means: CITIZEN,
  note,
});
const kaunas = atDesk('kaunas-clerk', ['Tomas', 'Bružas'], '39107280290', {
  lt: 'Kauno skyriaus darbuotojas, turi tarnautojo kortelę',
  en: 'clerk of the Kaunas office, with a card of government employees',
});

/** The test persons. Nobody has these codes; their check digits are right. */
export const PERSONS: readonly Person[] = [
  {
    id: 'citizen',
    givenNames: 'Česlovas',
    surname: 'Žąsinas-Šiūkšta',
    codes: { 'lt-personal-code': '38409152012' },
    birthday: '1984-09-15',
    nationality: 'LT',
    email: 'ceslovas@example.lt',
    phone: '+37061200001',
    address: 'Bandymų g. 1, Vilnius',
    means: CITIZEN,
    note: { lt: 'Lietuvos pilietis, lietuviškos raidės', en: 'Lithuanian citizen, Lithuanian letters' },
  },
  {
    ...ruta,
    id: 'double',
    surname: 'Petrauskaitė-Žemaitienė',
    note: { lt: 'dviguba pavardė', en: 'double surname' },
  },
  {
    ...ruta,
    id: 'changed',
    surname: 'Kazlauskienė',
    note: { lt: 'tas pats asmens kodas, pakeista pavardė', en: 'the same personal code, the surname has changed' },
  },
  {
    id: 'foreigner',
    givenNames: 'Olena',
    surname: 'Kovalenko',
    codes: { 'lt-personal-code': '48503120418' },
    birthday: '1985-03-12',
    nationality: 'UA',
    means: CITIZEN,
    note: { lt: 'užsienietė, turinti lietuvišką asmens kodą', en: 'foreigner with a Lithuanian personal code' },
  },
  {
    id: 'eidas',
    givenNames: 'Zoé Łucja',
    surname: 'Wałęsa-Müller',
    codes: { 'eidas-eid': 'PL/LT/85020112345' },
    birthday: '1985-02-01',
    means: ['auth.eidas'],
    note: { lt: 'kitos ES valstybės asmuo be lietuviško asmens kodo', en: 'from another EU state, no Lithuanian code' },
  },
  {
    id: 'e-resident',
    givenNames: 'Kwame',
    surname: 'Mensah',
    codes: { 'iltu-personal-code': '90000000018' },
    nationality: 'GH',
    email: 'kwame@example.com',
    means: ['auth.iltu.identity.card'],
    note: { lt: 'elektroninis rezidentas', en: 'e-resident' },
  },
  {
    id: 'employee',
    givenNames: 'Vytautas',
    surname: 'Šimkus',
    codes: { 'lt-personal-code': '37802280133', 'lt-government-employee-code': 'MD-00417' },
    birthday: '1978-02-28',
    nationality: 'LT',
    email: 'vytautas@example.lt',
    means: [CARD, ...CITIZEN],
    note: { lt: 'valstybės tarnautojas', en: 'government employee' },
  },
  atDesk('vilnius-clerk', ['Eglė', 'Vaitkutė'], '48803170319', {
    lt: 'Vilniaus skyriaus darbuotoja',
    en: 'clerk of the Vilnius office',
  }),
  atDesk('vilnius-supervisor', ['Rimantas', 'Gudaitis'], '37509110427', {
    lt: 'Vilniaus skyriaus vadovaujantis darbuotojas',
    en: 'supervisor of the Vilnius office',
  }),
  atDesk('vilnius-deputy', ['Daiva', 'Jonušaitė'], '48205230171', {
    lt: 'kita Vilniaus skyriaus vadovaujanti darbuotoja',
    en: 'another supervisor of the Vilnius office',
  }),
  { ...kaunas, codes: { ...kaunas.codes, 'lt-government-employee-code': 'MD-00532' }, means: [CARD, ...CITIZEN] },
  atDesk('warsaw-supervisor', ['Ieva', 'Norkūnaitė'], '47902140361', {
    lt: 'ambasados Varšuvoje vadovaujanti darbuotoja',
    en: 'supervisor in the embassy in Warsaw',
  }),
];

/** The person of this name. */
export function personOf(id: string): Person | undefined {
  return PERSONS.find((person) => person.id === id);
}

/** Names come in capital letters, whatever the person types. */
export function upper(name: string): string {
  return name.toLocaleUpperCase('lt');
}

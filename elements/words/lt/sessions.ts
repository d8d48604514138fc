const rules = new Intl.PluralRules('lt');

/** Sentences of the list of sessions. */
export const words = {
  sessionsTitle: 'Kur esate prisijungę',
  thisDevice: 'šis įrenginys',
  unknownDevice: 'Nežinomas įrenginys',
  wayUsed: { email: 'Prisijungta el. paštu', viisp: 'Prisijungta per VIISP' },
  lastUsed: (when: string) => `Paskutinį kartą naudotasi: ${when}`,
  siteHelp: 'Svetainės pagalba',
  endSession: 'Atjungti',
  endOthers: 'Atjungti visus kitus',
  sureOthers: 'Ar tikrai atjungti visus kitus įrenginius ir svetaines? Ten teks prisijungti iš naujo.',
  sureYes: 'Taip, atjungti',
  sureNo: 'Ne, neatjungti',
  sessionEnded: (which: string) => `Atjungta: ${which}.`,
  othersEnded: (count: number) => {
    const form = rules.select(count);
    if (count === 0) return 'Kitų prisijungimų nebuvo.';
    return `${form === 'one' ? 'Nutrauktas' : form === 'few' ? 'Nutraukti' : 'Nutraukta'} ${count} ${form === 'one' ? 'prisijungimas' : form === 'few' ? 'prisijungimai' : 'prisijungimų'}.`;
  },
  onlyThis: 'Daugiau niekur nesate prisijungę.',
  notYours: 'Jei kurio nors prisijungimo neatpažįstate, atjunkite jį.',
  offline: 'Nėra interneto ryšio. Kai ryšys atsiras, bandykite dar kartą.',
  retry: 'Bandyti dar kartą',
  listUnknown: 'Prisijungimų sąrašo čia parodyti negalime.',
};

/** The words of the list of sessions. */
export type SessionsWords = typeof words;

/** Sentences of the passkeys. */
export const words = {
  passkeysTitle: 'Prieigos raktai',
  passkeysWhat:
    'Prieigos raktu patvirtinate, kad tai Jūs: pirštu, veidu, PIN kodu arba saugos raktu. Kai jį pridėsite, jo reikės el. paštui keisti ir duomenims gauti.',
  noPasskeys: 'Prieigos raktų dar nėra.',
  passkeySince: (day: string) => `Pridėtas ${day}`,
  passkeyUsed: (day: string) => `paskutinį kartą naudotas ${day}`,
  passkeyNeverUsed: 'dar nenaudotas',
  passkeyLost: 'Jei prieigos rakto nebeturite ir kito čia nėra, kreipkitės į migracijos tarnybą.',
  addPasskey: 'Pridėti prieigos raktą',
  passkeyName: 'Rakto pavadinimas',
  passkeyNameHint: 'Kad vėliau jį atpažintumėte, pavyzdžiui, „Mano telefonas“.',
  passkeyNameNeeded: 'Pavadinkite prieigos raktą.',
  passkeyNameLong: 'Pavadinimas – ne ilgesnis kaip 60 ženklų.',
  makePasskey: 'Toliau',
  notYet: 'Prieigos raktą galėsite pridėti, kai migracijos tarnybos darbuotojai vizito metu patvirtins Jūsų tapatybę.',
  notNow: 'Ne dabar',
  passkeyAdded: (name: string) => `Prieigos raktas pridėtas: ${name}. Apie tai parašėme el. paštu.`,
  removePasskey: 'Pašalinti',
  sureRemove: (name: string) => `Ar tikrai pašalinti prieigos raktą „${name}“? Juo čia nebegalėsite naudotis.`,
  removeYes: 'Taip, pašalinti',
  removeNo: 'Ne, palikti',
  passkeyRemoved: (name: string) => `Prieigos raktas pašalintas: ${name}. Apie tai parašėme el. paštu.`,
  enoughPasskeys: (most: number) => `Daugiau pridėti negalima: raktų jau ${most}. Pirmiausia vieną pašalinkite.`,
  hindrances: {
    cancelled: () => 'Prieigos raktas nepanaudotas: veiksmas nutrauktas arba baigėsi laikas. Bandykite dar kartą.',
    elsewhere: (site: string) => `Šioje svetainėje prieigos raktas neveikia. Jis veikia tik čia: ${site}.`,
    known: () => 'Šiame įrenginyje Jūsų prieigos raktas jau yra. Naudokite jį arba pasirinkite kitą įrenginį.',
    unsupported: () => 'Ši naršyklė prieigos raktų nepalaiko. Atnaujinkite ją arba naudokite kitą.',
  } satisfies Record<string, (site: string) => string>,
  passkeyRefusals: {
    step_up_needed: () => 'Nuo prisijungimo praėjo nemažai laiko. Dar kartą patvirtinkite, kad tai Jūs.',
    passkey_needed: () => 'Patvirtinkite prieigos raktu, kad tai Jūs.',
    passkey_refused: () => 'Prieigos raktas netiko. Bandykite dar kartą arba naudokite kitą šios paskyros raktą.',
    level_too_low: () =>
      'Prieigos raktą galėsite pridėti, kai migracijos tarnybos darbuotojai vizito metu patvirtins Jūsų tapatybę.',
  },
  offline: 'Nėra interneto ryšio. Kai ryšys atsiras, bandykite dar kartą.',
  retry: 'Bandyti dar kartą',
};

/** The words of the passkeys. */
export type PasskeyWords = Omit<typeof words, 'hindrances'> & {
  hindrances: Record<keyof (typeof words)['hindrances'], (site: string) => string>;
};

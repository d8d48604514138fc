/** Sentences of the first screen, in the source language. Other languages have the same shape, or do not compile. */
export const words = {
  signIn: 'Prisijungti',
  signOut: 'Atsijungti',
  next: 'Toliau',
  close: 'Uždaryti',
  back: 'Grįžti ir taisyti',
  busy: 'Palaukite…',
  slow: 'Ryšys lėtas, bet dar bandome. Spausti nieko nereikia.',
  step: (step: number, of: number) => `${step} žingsnis iš ${of}`,
  errorTitle: 'Patikrinkite, ką įrašėte',
  stopTitle: 'Tęsti nepavyko',
  howTitle: 'Kaip norite prisijungti?',
  emailTitle: 'Prisijunkite el. paštu',
  emailWay: 'El. paštu – jei neturite lietuviško asmens kodo',
  viispWay: 'Per VIISP – jei turite lietuvišką asmens kodą',
  viispHint: 'Elektronine bankininkyste, mobiliuoju parašu ar kitu būdu.',
  viispButton: 'Prisijungti per VIISP',
  email: 'El. pašto adresas',
  emailHint: 'Atsiųsime laikiną prisijungimo kodą. Visada junkitės tuo pačiu adresu.',
  sendCode: 'Siųsti kodą',
  typo: (better: string) => `Ar norėjote parašyti ${better}?`,
  typoYes: 'Taip, pataisyti ir siųsti',
  typoNo: 'Ne, siųsti kaip parašyta',
  account: 'Mano paskyra',
  signedIn: 'Prisijungėte.',
  signedInAs: (name: string) => `Esate prisijungę: ${name}`,
  signedOut: 'Atsijungėte.',
  offline: 'Nėra interneto ryšio. Tai, ką įrašėte, neišnyko. Kai ryšys atsiras, bandykite dar kartą.',
};

/** The words of the first screen. */
export type DoorWords = typeof words;

/** Sentences for whoever signs in with an address that was replaced a short time ago. */
export const words = {
  movedTitle: 'Šis adresas pakeistas kitu',
  movedText:
    'Jūsų paskyros el. pašto adresas neseniai pakeistas kitu. Jei tai padarėte Jūs, prisijunkite nauju adresu. Jei ne, grąžinkite šį adresą.',
  movedEffects: [
    'Paskyroje vėl bus šis adresas.',
    'Atjungsime visus įrenginius ir svetaines.',
    'Telefono numerio ir el. pašto adreso 7 dienas nebus galima keisti.',
    'Pranešime migracijos tarnybos darbuotojams.',
  ],
  takeBack: 'Grąžinti šį adresą',
  newAddressInstead: 'Prisijungti kitu adresu',
  takenBackTitle: 'Adresas grąžintas',
  takenBack: (email: string, moment: string) =>
    `Paskyroje vėl yra adresas ${email}. Visi prisijungimai baigti, o telefono numerio ir el. pašto adreso negalima keisti iki ${moment} (Lietuvos laiku).`,
  mailboxSafe: 'Pakeiskite pašto slaptažodį, jei prie jo galėjo prisijungti kas nors kitas.',
  signInNow: 'Prisijungti šiuo adresu',
  takeBackOver: 'Šio adreso grąžinti nebegalima. Kreipkitės į migracijos tarnybą.',
};

/** The words of an address that was replaced. */
export type MovedWords = typeof words;

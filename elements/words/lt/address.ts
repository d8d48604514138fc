/** Sentences of the change of the e-mail address. */
export const words = {
  newAddressTitle: 'Koks naujas el. pašto adresas?',
  addressNow: 'Dabartinis adresas',
  newAddress: 'Naujas el. pašto adresas',
  newAddressHint: 'Šiuo adresu atsiųsime laikiną kodą. Kol jo neįvesite, adresas nepasikeis.',
  newAddressEffect:
    'Pakeitus adresą, kituose įrenginiuose ir svetainėse Jus atjungsime, o abiem adresais parašysime. Senasis adresas liks rezervuotas Jūsų paskyrai.',
  sameAddress: 'Tai dabartinis Jūsų adresas. Įrašykite kitą.',
};

/** The words of the change of the e-mail address. */
export type AddressWords = typeof words;

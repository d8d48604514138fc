/** Who has a desk here, as the production Worker's registry wants it: two offices and a mission. They are made up. */
export const OFFICES = [
  { id: 'vilnius', name: { lt: 'Vilniaus skyrius', en: 'Vilnius office' } },
  { id: 'kaunas', name: { lt: 'Kauno skyrius', en: 'Kaunas office' } },
  { id: 'warsaw', name: { lt: 'Ambasada Varšuvoje', en: 'Embassy in Warsaw' } },
];

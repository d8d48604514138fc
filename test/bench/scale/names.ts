/** Somebody whom staff search for: so many bear that name, whatever the size. */
export const RARE = { surname: 'Žvirgždauskas', bearers: 12 };
/** The most frequent surname: three in a thousand bear it. */
export const FREQUENT = 'Kazlauskas';
/** A given name that, together with the frequent surname, so many bear, whatever the size. */
export const RARE_WITH_FREQUENT = { givenNames: 'Žydrūnas', bearers: 3 };

const ROOTS =
  'Adom Andrius Bal Bart Bern Budr Butk Čern Dain Daug Gail Gri Gud Jank Jasait Jokub Jurg Kast Kairi Lauk Luk Mart Mažeik Mick Nork Pauk Petr Rimk Sabal Sak Stank Stonk Šimk Tam Urb Vait Valan Vasil Žemait Žuk';
const MIDDLES = ' a al an ar av el en er il in ov ul un ev iev ot ud us yr';
const ENDINGS = 'aitis aitė auskas auskienė avičius avičienė evičius evičienė inas inienė onis onytė ūnas ūnienė';
const FOREIGN =
  'Ivanov Ivanova Kovalenko Shevchenko Bondarenko Lukashenka Novik Kazak Petrova Singh Kumar Sharma Patel Rahmonov Karimov Nguyen Yilmaz Demir Mammadov Aliyev Hovhannisyan Beridze Müller Schmidt Nowak Kowalski Wiśniewska Bērziņš Ozoliņa Smith Johnson García Silva Diallo Okafor Hassan Khan';
const GIVEN =
  'Jonas Petras Antanas Vytautas Andrius Tomas Mindaugas Darius Marius Lukas Matas Nojus Ona Marija Janina Irena Rasa Rūta Eglė Ieva Gabija Emilija Lina Daiva Agnė Ugnė Oleksandr Olena Ivan Iryna Dmytro Natallia Aliaksandr Maryia Sergei Anna Rajesh Priya Amit Harpreet Rustam Nilufar Mehmet Ayşe Elvin Nino Giorgi Hans Zofia Jānis Emma José Fatou Chinedu Omar Mohammed';

/** Surnames that others draw from, each about as often: Lithuanian ones of both sexes, and one in twenty from elsewhere. */
export function surnames(): string[] {
  const own = words(ROOTS).flatMap((root) =>
    MIDDLES.split(' ').flatMap((middle) => words(ENDINGS).map((ending) => `${root}${middle}${ending}`)),
  );
  const abroad = Array.from(
    { length: Math.round(own.length / 19) },
    (_, place) => words(FOREIGN)[place % 37] as string,
  );
  return [...own, ...abroad];
}

/** Given names that everybody draws from. */
export function givenNames(): string[] {
  return words(GIVEN);
}

function words(text: string): string[] {
  return text.split(' ');
}

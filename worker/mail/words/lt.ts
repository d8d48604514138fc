import type { CodeWords, MailWords } from '../words.js';
import { staffCode, staffNotices } from './staff-lt.js';

const common = {
  valid: (until) => `Kodas galioja 60 minučių – iki ${until} (Lietuvos laiku). Jį galima panaudoti vieną kartą.`,
  where: (portal, host, time) => `Kodo paprašyta svetainėje „${portal}“ (${host}), ${time}.`,
  never: () => 'Niekam nesakykite ir nepersiųskite šio kodo. Migracijos tarnybų darbuotojai šio kodo neprašo.',
} satisfies Partial<CodeWords>;

/** Every sentence of the mails in Lithuanian. */
export const lt: MailWords = {
  code: {
    sign_in: {
      ...common,
      subject: (reference, service) => `${service}: laikinas prisijungimo kodas (${reference})`,
      preview: (grouped) => `${grouped} – Jūsų laikinas prisijungimo kodas`,
      lead: 'Jūsų laikinas prisijungimo kodas:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma prisijungimo lange.`,
      notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo niekas neprisijungs.',
    },
    email: {
      ...common,
      subject: (reference, service) => `${service}: kodas el. pašto adresui patvirtinti (${reference})`,
      preview: (grouped) => `${grouped} – kodas Jūsų el. pašto adresui patvirtinti`,
      lead: 'Kodas Jūsų el. pašto adresui patvirtinti:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma lange, kuriame kodo prašoma.`,
      notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo Jūsų adreso niekas nepridės prie paskyros.',
    },
    email_change: {
      ...common,
      subject: (reference, service) => `${service}: kodas naujam el. pašto adresui patvirtinti (${reference})`,
      preview: (grouped) => `${grouped} – kodas naujam el. pašto adresui patvirtinti`,
      lead: 'Kodas naujam Jūsų paskyros el. pašto adresui patvirtinti:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma lange, kuriame kodo prašoma.`,
      notYou: 'Jei kodo neprašėte, nieko daryti nereikia: be jo Jūsų adreso niekas nepridės prie paskyros.',
    },
    step_up: {
      ...common,
      subject: (reference, service) => `${service}: kodas patvirtinti, kad tai Jūs (${reference})`,
      preview: (grouped) => `${grouped} – kodas, patvirtinantis, kad tai Jūs`,
      lead: 'Kodas, patvirtinantis, kad prie savo paskyros jungiatės Jūs:',
      reference: (letters) => `Kodo žyma: ${letters}. Ta pati žyma rodoma lange, kuriame kodo prašoma.`,
      notYou:
        'Jei kodo neprašėte, prie Jūsų paskyros gali būti prisijungęs kas nors kitas: prisijunkite ir savo paskyroje atjunkite visus kitus įrenginius ir svetaines („Atjungti visus kitus“).',
    },
    staff_email: { ...common, ...staffCode },
  },
  notice: {
    ...staffNotices,
    renamed: {
      subject: (service) => `${service}: atnaujintas Jūsų vardas arba pavardė`,
      lead: 'Jūsų paskyroje atnaujinome vardą arba pavardę.',
      what: (time) =>
        `Kai ${time} (Lietuvos laiku) prisijungėte per VIISP, gavome kitokius duomenis. Juos rasite savo paskyroje.`,
      notYou: 'Jei neprisijungėte arba duomenys neteisingi, kreipkitės į migracijos tarnybą.',
    },
    linked: {
      subject: (service) => `${service}: prie Jūsų paskyros pridėtas prisijungimas per VIISP`,
      lead: 'Prie Jūsų paskyros pridėtas prisijungimas per VIISP.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku), patvirtinus šį el. pašto adresą kodu. Vardas ir pavardė paskyroje dabar yra tokie, kokius pateikė VIISP.`,
      notYou: 'Jei tai padarėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
    email_changed: {
      subject: (service) => `${service}: pakeistas Jūsų paskyros el. pašto adresas`,
      lead: 'Šis el. pašto adresas dabar yra Jūsų paskyros adresas.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku), patvirtinus šį adresą kodu. Kiti Jūsų prisijungimai baigti. Ankstesnis adresas lieka rezervuotas Jūsų paskyrai.`,
      notYou: 'Jei tai padarėte ne Jūs, kreipkitės į migracijos tarnybą.',
    },
    email_left: {
      subject: (service) => `${service}: Jūsų paskyros el. pašto adresas pakeistas kitu`,
      lead: 'Šis el. pašto adresas nebėra Jūsų paskyros adresas.',
      what: (time, { until }) =>
        `Tai padaryta ${time} (Lietuvos laiku). Pakeitimą galite atšaukti iki ${until} (Lietuvos laiku).`,
      notYou:
        'Jei tai padarėte ne Jūs, prisijunkite šiuo adresu kaip visada: įvedus kodą, bus pasiūlyta adresą grąžinti. Tada visi prisijungimai bus baigti, o apie tai sužinos migracijos tarnyba.',
    },
    email_left_for_good: {
      subject: (service) => `${service}: Jūsų paskyros el. pašto adresas pakeistas kitu`,
      lead: 'Šis el. pašto adresas nebėra Jūsų paskyros adresas.',
      what: (time) => `Tai padaryta ${time} (Lietuvos laiku). Pakeitimas patvirtintas prieigos raktu arba per VIISP.`,
      notYou: 'Jei tai padarėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
    email_returned: {
      subject: (service) => `${service}: Jūsų paskyrai grąžintas ankstesnis el. pašto adresas`,
      lead: 'Šis el. pašto adresas vėl yra Jūsų paskyros adresas.',
      what: (time, { until }) =>
        `Pakeitimas atšauktas ${time} (Lietuvos laiku). Visi prisijungimai baigti, po pakeitimo pridėti prieigos raktai pašalinti. Iki ${until} (Lietuvos laiku) telefono numerio ir el. pašto adreso keisti negalima.`,
      notYou: 'Apie tai pranešėme migracijos tarnybai. Jei pakeitimą atšaukėte ne Jūs, nedelsdami į ją kreipkitės.',
    },
    email_withdrawn: {
      subject: (service) => `${service}: el. pašto adreso pakeitimas atšauktas`,
      lead: 'Šis el. pašto adresas nebėra paskyros adresas: pakeitimas atšauktas.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku), patvirtinus ankstesnį paskyros adresą kodu. Visi prisijungimai baigti.`,
      notYou: 'Jei paskyra Jūsų, o pakeitimą atšaukėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
    correction_received: {
      subject: (service) => `${service}: gavome Jūsų prašymą pataisyti vardą arba pavardę`,
      lead: 'Gavome Jūsų prašymą pataisyti vardą arba pavardę.',
      what: (time) =>
        `Prašymas pateiktas ${time} (Lietuvos laiku). Jį išnagrinės migracijos tarnybos darbuotojai. Eigą matysite savo paskyroje.`,
      notYou: 'Jei prašėte ne Jūs, prisijunkite ir savo paskyros istorijoje paspauskite „Tai ne aš“.',
    },
    correction_withdrawn: {
      subject: (service) => `${service}: prašymas pataisyti vardą arba pavardę atsiimtas`,
      lead: 'Prašymas pataisyti Jūsų vardą arba pavardę atsiimtas.',
      what: (time) =>
        `Atsiimta ${time} (Lietuvos laiku). Darbuotojai prašymo nebenagrinės, vardas ir pavardė lieka tokie, kokie buvo.`,
      notYou: 'Jei atsiėmėte ne Jūs, prisijunkite ir savo paskyros istorijoje paspauskite „Tai ne aš“.',
    },
    not_me: {
      subject: (service) => `${service}: gavome pranešimą „Tai ne aš“`,
      lead: 'Gavome pranešimą, kad Jūsų paskyra naudojosi kas nors kitas.',
      what: (time, { until }) =>
        `Pranešta ${time} (Lietuvos laiku). Visi prisijungimai baigti. Iki ${until} (Lietuvos laiku) telefono numerio ir el. pašto adreso keisti negalima. Apie tai žino migracijos tarnyba.`,
      notYou:
        'Pasirūpinkite, kad Jūsų el. paštą galėtumėte skaityti tik Jūs. Jei pranešėte ne Jūs, kreipkitės į migracijos tarnybą.',
    },
    erasure_asked: {
      subject: (service) => `${service}: Jūsų paskyra bus ištrinta`,
      lead: 'Gavome prašymą ištrinti Jūsų paskyrą.',
      what: (time, { until }) =>
        `Prašymas pateiktas ${time} (Lietuvos laiku). Paskyra bus ištrinta ${until} (Lietuvos laiku). Iki tol galite persigalvoti: prisijunkite ir savo paskyroje paspauskite „Paskyros netrinti“.`,
      notYou:
        'Jei prašėte ne Jūs, prisijunkite, savo paskyroje paspauskite „Paskyros netrinti“, o jos istorijoje – „Tai ne aš“.',
    },
    erasure_withdrawn: {
      subject: (service) => `${service}: Jūsų paskyra nebus ištrinta`,
      lead: 'Prašymas ištrinti Jūsų paskyrą atšauktas.',
      what: (time) => `Jis atšauktas ${time} (Lietuvos laiku). Paskyra lieka tokia, kokia buvo.`,
      notYou: 'Jei atšaukėte ne Jūs, prisijunkite ir savo paskyros istorijoje paspauskite „Tai ne aš“.',
    },
    erased: {
      subject: (service) => `${service}: Jūsų paskyra ištrinta`,
      lead: 'Jūsų paskyra ištrinta.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku). Vardo, pavardės, telefono numerio ir el. pašto adreso nebesaugome; atsarginėse kopijose jie gali išlikti iki 30 dienų.`,
      notYou:
        'Šiuo adresu galite sukurti naują paskyrą: tiesiog prisijunkite. Jei turite klausimų, kreipkitės į migracijos tarnybą.',
    },
    passkey_added: {
      subject: (service) => `${service}: prie Jūsų paskyros pridėtas prieigos raktas`,
      lead: 'Prie Jūsų paskyros pridėtas prieigos raktas.',
      what: (time) =>
        `Tai padaryta ${time} (Lietuvos laiku). Nuo šiol svarbiausiems paskyros pakeitimams reikės prieigos rakto.`,
      notYou: 'Jei tai padarėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
    passkey_removed: {
      subject: (service) => `${service}: iš Jūsų paskyros pašalintas prieigos raktas`,
      lead: 'Iš Jūsų paskyros pašalintas prieigos raktas.',
      what: (time) => `Tai padaryta ${time} (Lietuvos laiku). Šio prieigos rakto čia naudoti nebegalima.`,
      notYou: 'Jei tai padarėte ne Jūs, nedelsdami kreipkitės į migracijos tarnybą.',
    },
  },
};

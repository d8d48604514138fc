/** Sentences of the doctor, which tells developers what keeps the elements from working, in the source language. */
export const words = {
  title: 'Diagnostika',
  about: 'Tai matote, nes žymoje yra atributas „diagnose“. Prieš atverdami puslapį žmonėms, jį pašalinkite.',
  checking: 'Tikrinama…',
  again: 'Tikrinti dar kartą',
  copy: 'Kopijuoti',
  copied: 'Nukopijuota.',
  found: (count: string) => `Rasta: ${count}.`,
  nothing: 'Klaidų nerasta.',
  outside: 'Pašto įrašai, API antraštės ir tai, kas neleidžia įkelti scenarijų, matoma tik iš išorės:',
  page: (address: string) => `Puslapis: ${address}`,
  api: (address: string) => `API: ${address}`,
  redirected: (address: string) => `Nukreipė: ${address}`,
  unseen: (address: string, reason: string) => `Puslapio ${address} patikrinti nepavyko: ${reason}.`,
  reasons: {
    late: 'per 10 sekundžių nesulaukta atsakymo',
    redirects: 'per daug nukreipimų arba nukreipiama ne į tinklalapį',
  },
  stumbled: 'Pati patikra nepavyko. Bandykite dar kartą; jei nepadės, praneškite elementų kūrėjams.',
  usage: {
    api: 'API adresas, jei jo nėra puslapyje',
    dns: 'vardų serveris, kurio klausti pašto įrašų',
    lang: 'kalba: lt arba en',
    json: 'atsakymas programoms',
    codes: 'Grąžinama: 0 – klaidų nerasta, 1 – yra ką taisyti, 2 – patikrinti nepavyko.',
  },
  severities: { error: 'Klaida', warning: 'Įspėjimas', note: 'Pastaba' },
  findings: {
    'origin-none': {
      what: 'Puslapis neturi kilmės: jis atvertas tiesiai iš disko.',
      why: 'API atsako tik užregistruotos kilmės puslapiams, o failas jos neturi.',
      how: 'Atverkite puslapį per žiniatinklio serverį, pavyzdžiui:',
    },
    'origin-unregistered': {
      what: (origin: string, api: string) => `Kilmė ${origin} neužregistruota API ${api}.`,
      why: 'API atsako tik tiems puslapiams, kurių tiksli kilmė yra jo sąraše PORTALS. Jei kilmė jame yra, CORS antraštes šalina tarpinis serveris; iš išorės tai atskiria „npx migris-elements doctor“.',
      how: 'Nusiųskite API tvarkytojams šį įrašą ir paprašykite įtraukti į PORTALS:',
    },
    sandbox: {
      what: (lacking: string) => `Puslapis uždarytas „sandbox“, kuriam trūksta: ${lacking}.`,
      why: 'Be kilmės, scenarijų ir formų prisijungti neįmanoma.',
      how: 'Suteikite tai, ko trūksta:',
    },
    'api-invalid': {
      what: (api: string) => `Atributo „api“ reikšmė „${api}“ nėra adresas.`,
      why: 'Elementas nežino, kur kreiptis, ir nerodo nieko.',
      how: 'Įrašykite visą API adresą:',
    },
    'api-unreachable': {
      what: (address: string) => `API ${address} neatsako.`,
      why: 'Adresas klaidingas, serveris neveikia arba kelią jam užkerta tinklas.',
      how: 'Patikrinkite adresą ir paklauskite paties API:',
    },
    'api-wrong': {
      what: (address: string, status: string) => `${address} atsako (${status}), bet tai ne MIGRIS elementų API.`,
      why: 'Be atributo „api“ elementas kreipiasi į „/trpc“ ten, iš kur atėjo jo scenarijus; nukopijuotas scenarijus kreipiasi į Jūsų serverį.',
      how: 'Nurodykite API adresą:',
    },
    'api-unwell': {
      what: (address: string) => `API ${address} veikia, bet yra sutrikęs.`,
      why: 'Neatsako jo saugyklos arba klaidingi nustatymai. Puslapyje to pataisyti negalima.',
      how: 'Praneškite API tvarkytojams; jis pats sako, kas negerai:',
    },
    'cors-missing': {
      what: (api: string) => `API ${api} atsakymuose nėra antraštės Access-Control-Allow-Origin.`,
      why: 'API ją siunčia, tad ją pašalino tarpinis serveris. Be jos naršyklė atsakymo puslapiui neduoda.',
      how: 'Praleiskite API antraštes nepakeistas; puslapis turi gauti:',
    },
    'cors-wrong': {
      what: (api: string, sent: string) => `API ${api} antraštė Access-Control-Allow-Origin klaidinga: „${sent}“.`,
      why: 'Dažniausiai tarpinis serveris prideda antrą tokią antraštę, o naršyklė priima tik vieną.',
      how: 'Tegul ją siunčia tik API; puslapis turi gauti lygiai vieną:',
    },
    'cors-open': {
      what: (api: string) => `API ${api} antraštė Access-Control-Allow-Origin leidžia skaityti visiems.`,
      why: 'API visada įrašo tikslią kilmę, tad antraštę pakeitė tarpinis serveris. Prisijungti pavyksta, bet atsakymus gali skaityti bet kuris puslapis.',
      how: 'Praleiskite API antraštes nepakeistas; puslapis turi gauti:',
    },
    'cors-preflight': {
      what: (api: string) => `Išankstinė užklausa (OPTIONS) API ${api} atmetama.`,
      why: 'Prieš kiekvieną kreipimąsi naršyklė klausia, ar leidžiamos antraštės authorization, content-type ir dpop. Į šį klausimą atsako ne API, o tarpinis serveris.',
      how: 'Praleiskite OPTIONS iki API; atsakyme turi būti:',
    },
    csp: {
      what: (names: string) => `Puslapio saugumo politika (CSP) elementus stabdo: ${names}.`,
      why: 'Naršyklė neįkelia scenarijaus, nesikreipia į API arba neišsiunčia formos. Jei politikų kelios, leisti turi kiekviena.',
      how: 'Pakeiskite politiką šia (jei eilučių kelios, keiskite kiekvieną):',
    },
    'csp-nonce': {
      what: (address: string) => `Scenarijus ${address} neturi vienkartinio žymens „nonce“.`,
      why: 'Kai politikoje yra „strict-dynamic“, adresų sąrašas nieko nereiškia: įkeliama tik tai, kas turi šį žymenį.',
      how: 'Pridėkite tą patį žymenį, kurį gauna kiti puslapio scenarijai:',
    },
    'mixed-content': {
      what: (address: string) => `HTTPS puslapis kreipiasi į ${address} per HTTP.`,
      why: 'Naršyklės tokius kreipinius stabdo.',
      how: 'Naudokite HTTPS:',
    },
    'storage-blocked': {
      what: (origin: string) => `Naršyklė neleidžia ${origin} nieko saugoti.`,
      why: 'Prisijungti galima, bet perkėlus puslapį ar atvėrus kitą kortelę reikės jungtis iš naujo. Taip būna privačiame lange arba svetimame „iframe“.',
      how: 'Leiskite šiai svetainei saugoti duomenis arba atverkite puslapį ne rėmelyje.',
    },
    'clock-skew': {
      what: (seconds: string, api: string) => `Šio įrenginio ir API ${api} laikrodžiai skiriasi ${seconds} s.`,
      why: 'Elementai prie to prisitaiko, bet Jūsų serveris su tokiu laikrodžiu atmes galiojančius ID žetonus (ID token).',
      how: 'Įjunkite automatinį laiką; Linux sistemoje:',
    },
    'two-versions': {
      what: (one: string, other: string) => `Puslapyje du skirtingi elementų scenarijai: ${one} ir ${other}.`,
      why: 'Žymą apibrėžia tas, kuris įkeliamas pirmas, kito kodas neveikia: elgsena priklauso nuo atsitiktinumo.',
      how: 'Palikite tik vieną:',
    },
    'old-bundle': {
      what: (version: string, current: string) => `Puslapyje ${version} versija, o API jau teikia ${current}.`,
      why: 'Sena versija veikia, kol API ją priima, bet pataisymų negauna.',
      how: 'Atnaujinkite:',
    },
    outdated: {
      what: (version: string) => `API nebepriima puslapio elementų versijos (${version}).`,
      why: 'Prisijungti negali niekas, kol puslapyje ši versija.',
      how: 'Atnaujinkite:',
    },
    'integrity-wrong': {
      what: (address: string) => `Atributas „integrity“ neatitinka ${address} turinio.`,
      why: 'Naršyklė tokio scenarijaus nevykdo.',
      how: 'Naudokite nekintantį adresą su jo santrauka:',
    },
    'integrity-fleeting': {
      what: (address: string) => `Santrauka „integrity“ pririšta prie ${address}, kurio turinys keičiasi.`,
      why: 'Kai API bus atnaujinta, santrauka nebetiks ir elementai išnyks.',
      how: 'Naudokite nekintantį adresą su jo santrauka:',
    },
    'script-missing': {
      what: (tag: string) => `Yra žyma <${tag}>, bet nėra scenarijaus, kuris ją apibrėžia.`,
      why: 'Be jo naršyklei žyma nieko nereiškia.',
      how: 'Pridėkite:',
    },
    'script-blocked': {
      what: (address: string, said: string) => `Scenarijaus ${address} gauti nepavyko (${said}).`,
      why: 'Adresas klaidingas arba serveris vietoj scenarijaus grąžina puslapį.',
      how: 'Įrašykite savo API adresą; scenarijus paprastai yra čia:',
    },
    'script-not-module': {
      what: (address: string, type: string) => `Scenarijus ${address} įtrauktas ne kaip modulis (type: ${type}).`,
      why: 'Naršyklė jį vykdo kaip seną scenarijų ir sustoja ties pirmuoju „import“. Kartais „type“ pakeičia greitinimo įrankiai.',
      how: 'Pataisykite:',
    },
    'script-unseen': {
      what: 'Puslapio kode nematyti nei elementų scenarijaus, nei žymų, kurias jis apibrėžtų.',
      why: 'Galbūt puslapį sukuria kitas scenarijus naršyklėje; iš išorės to nematyti.',
      how: 'Įrašykite žymą su atributu „diagnose“, atverkite puslapį naršyklėje ir skaitykite, kas parašyta po elementu:',
    },
    'tag-missing': {
      what: 'Scenarijus yra, bet nėra nė vienos žymos.',
      why: 'Galbūt žymą įdeda kitas scenarijus. Jei ne, puslapyje nieko nematysite.',
      how: 'Įdėkite, kur reikia:',
    },
    'tag-unknown': {
      what: (tag: string, meant: string) => `Elemento ${tag} nėra. Galbūt turėjote omenyje ${meant}?`,
      why: 'Nežinomos žymos naršyklė nerodo ir apie ją nepraneša.',
      how: 'Pataisykite vardą:',
    },
    'tag-self-closed': {
      what: (tag: string) => `Žyma ${tag} neuždaryta.`,
      why: 'HTML nepripažįsta „/>“: viskas, kas eina toliau, atsiduria elemento viduje ir išnyksta, kai jis parengtas.',
      how: 'Uždarykite žymą:',
    },
    'discovery-broken': {
      what: (address: string) => `${address} negrąžina OpenID aprašo.`,
      why: 'Jūsų serveris iš jo sužino, kur yra parašo raktai. Galbūt tarpinis serveris praleidžia tik „/trpc“.',
      how: 'Praleiskite „/.well-known/“ iki API ir patikrinkite:',
    },
    'keys-broken': {
      what: (address: string) => `Raktų, kuriais pasirašomi ID žetonai, nėra: ${address}.`,
      why: 'Be jų Jūsų serveris negali patikrinti, kas prisijungė.',
      how: 'API tvarkytojai turi nustatyti slaptą reikšmę arba praleisti „/.well-known/“:',
    },
    'issuer-other': {
      what: (issuer: string, origin: string) => `Aprašas sako, kad žetonus išduoda ${issuer}, o API yra ${origin}.`,
      why: 'Bibliotekos lygina šiuos adresus ir atmeta skirtingus.',
      how: 'Nurodykite bibliotekai aprašo leidėją, arba tegul API tvarkytojai nustato:',
    },
    'mail-spf': {
      what: (domain: string) => `Pašto domenas ${domain} neturi SPF įrašo.`,
      why: 'Laiškai su kodu gali patekti prie nepageidaujamų.',
      how: 'API tvarkytojai turi įrašyti į DNS (siunčiant per Cloudflare):',
    },
    'mail-dkim': {
      what: (domain: string) => `Pašto domeno ${domain} DKIM rakto mums žinomais vardais nerasta.`,
      why: 'Tikrinami tik „Cloudflare“ naudojami vardai (cf-bounce, cf2024-1): visų vardų sąrašo DNS neduoda. Jei laiškus siunčia kas nors kitas, raktas gali būti kitur.',
      how: 'API tvarkytojai turi įrašyti į DNS raktą, kurį rodo „Cloudflare“:',
    },
    'mail-dmarc': {
      what: (domain: string) => `Pašto domenas ${domain} neturi DMARC įrašo.`,
      why: 'Be jo gavėjai nežino, ką daryti su suklastotais laiškais, o didieji paštai atmeta ir tikrus.',
      how: 'API tvarkytojai turi įrašyti į DNS:',
    },
    'mail-unasked': {
      what: (domain: string) => `Vardų serveriai apie ${domain} neatsako.`,
      why: 'SPF, DKIM ir DMARC patikrinti nepavyko.',
      how: 'Bandykite iš kito tinklo arba nurodykite vardų serverį: --dns.',
    },
    'too-many': {
      what: (looked: string, all: string) => `Patikrinta tik ${looked} iš ${all}.`,
      why: 'Puslapyje jų daugiau, nei reikia, arba jie per dideli.',
      how: 'Palikite tik reikalingus ir tikrinkite dar kartą.',
    },
  },
};

/** The words of the doctor. */
export type DoctorWords = typeof words;

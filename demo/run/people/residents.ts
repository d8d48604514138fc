import type { Cast } from './cast.ts';
import { byEmail, type Contact, proveEmail, throughViisp } from './ways-in.ts';

/** Brings one person, or two accounts of one, into the state that their key names. */
type Story = (cast: Cast) => Promise<void>;

const VISIT = { reason: 'visit', caseNumber: 'V-2026/118' };

/** Somebody who signed in by e-mail and gave contact data. */
async function newcomer(cast: Cast, email: string, contact: Contact) {
  const caller = cast.page();
  await byEmail(caller, email, contact);
  return caller;
}

/** People in every state that an account can be in, by what they show. */
export const RESIDENTS: Record<string, Story> = {
  complete: async (cast) => {
    await newcomer(cast, 'amira@pastas.example', { givenNames: 'Amira', surname: 'Haddad', phone: '+37061200101' });
    await cast.open('warsaw', 'amira@pastas.example', { reason: 'application', caseNumber: 'W-77' });
  },

  incomplete: async (cast) => {
    await byEmail(cast.page(), 'bogdan@pastas.example');
  },

  confirmed: async (cast) => {
    const email = 'mehmet@pastas.example';
    await newcomer(cast, email, { givenNames: 'Mehmet', surname: 'Yilmaz', phone: '+905321234567', language: 'en' });
    await cast.act('vilnius', email, 'staff.confirmIdentity', { document: 'passport', ...VISIT });
  },

  throughViisp: async (cast) => {
    const caller = cast.page();
    const jonas = { person: 'own', givenNames: 'JONAS', surname: 'ŽUKAUSKAS', code: '38803140211' };
    await throughViisp(caller, jonas);
    await proveEmail(caller, 'jonas.zukauskas@pastas.example');
    await caller.call('profile.complete', { phone: '+37061200103' });
  },

  blocked: async (cast) => {
    const email = 'viktor@pastas.example';
    await newcomer(cast, email, { givenNames: 'Viktor', surname: 'Marchenko', phone: '+380671234567' });
    await cast.act('kaunas', email, 'staff.block', { reason: 'complaint', caseNumber: 'K-2026/9' });
  },

  erasing: async (cast) => {
    const person = { givenNames: null, surname: 'Suryani', phone: '+6281234567890' };
    const caller = await newcomer(cast, 'suryani@pastas.example', person);
    await caller.call('account.erase');
  },

  correcting: async (cast) => {
    const person = { givenNames: 'Natalija', surname: 'Petrova', phone: '+37061200106' };
    const caller = await newcomer(cast, 'natalija@pastas.example', person);
    await caller.call('account.requestCorrection', {
      givenNames: 'Natalija',
      surname: 'Petrova-Žukauskienė',
      why: 'Ištekėjau ir pasikeičiau pavardę.',
      document: 'marriage_certificate',
    });
  },

  notMe: async (cast) => {
    const person = { givenNames: 'Dilshod', surname: 'Karimov', phone: '+998901234567' };
    const caller = await newcomer(cast, 'dilshod@pastas.example', person);
    await caller.call('account.notMe');
  },

  refusedMail: async (cast) => {
    const email = 'sofia@perpildyta.example';
    await newcomer(cast, email, { givenNames: 'Sofia', surname: 'Rossi', phone: '+393401234567' });
    await cast.refuseMailTo(email);
    await cast.page().call('signIn.request', { email, locale: 'lt' });
  },

  twice: async (cast) => {
    const person = { givenNames: 'Ivan', surname: 'Bondarenko', phone: '+380501234567' };
    await newcomer(cast, 'ivan@pastas.example', person);
    await newcomer(cast, 'ivan.bondarenko@darbas.example', { ...person, phone: '+37061200109' });
  },

  merged: async (cast) => {
    const person = { givenNames: 'Ana', surname: 'Silva', phone: '+351912345678' };
    await newcomer(cast, 'ana.silva@pastas.example', person);
    await newcomer(cast, 'ana@studentai.example', person);
    await cast.merge('ana.silva@pastas.example', 'ana@studentai.example', { reason: 'visit', caseNumber: 'V-2026/93' });
  },

  moved: async (cast) => {
    const person = { givenNames: 'Gulnara', surname: 'Aliyeva', phone: '+994501234567' };
    const caller = await newcomer(cast, 'gulnara.senas@pastas.example', person);
    await proveEmail(caller, 'gulnara@pastas.example');
  },
};

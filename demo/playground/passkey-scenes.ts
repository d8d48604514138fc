import type { Output } from '../../elements/internal/connection.js';
import { fill, jonas, press, profile, refused, type Scene, settle, submit, until } from './scene.js';

type Passkey = Output<'passkey.list'>['passkeys'][number];

const phone: Passkey = {
  id: 'p'.repeat(22),
  name: 'Telefonas',
  createdAt: Date.UTC(2026, 10, 20),
  lastUsedAt: Date.UTC(2026, 10, 21),
};
const keyRing: Passkey = { ...phone, id: 'k'.repeat(22), name: 'Saugos raktas', lastUsedAt: null };
const enough = Array.from({ length: 5 }, (_, at) => ({
  ...keyRing,
  id: String(at).repeat(22),
  name: `Raktas ${at + 1}`,
}));

const listed = (...passkeys: Passkey[]) => ({
  'passkey.list': async () => ({ passkeys, allowed: true, site: location.hostname, now: Date.now() }),
});

/** What a browser refuses, because it is on another site. It asks that site whether it may (WebAuthn, §5.11): one on this machine answers at once. */
const elsewhere = {
  'passkey.creation': async () => ({
    options: {
      challenge: 'A'.repeat(43),
      rp: { id: 'migris.localhost', name: 'MIGRIS' },
      user: { id: 'A'.repeat(43), name: 'jonas@example.lt', displayName: 'Jonas Žukauskas' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      excludeCredentials: [],
    },
  }),
};

const scene = (
  name: string,
  title: string,
  answers: Scene['answers'],
  ...acts: NonNullable<Scene['act']>[]
): Scene => ({
  element: 'migris-profile',
  name,
  title,
  person: { ...jonas, level: 2 },
  answers: { 'profile.read': async () => profile, ...answers },
  act: async (root) => {
    await press(root, '#to-passkeys');
    for (const act of [until('h2 ~ p:not([role])'), ...acts]) await act(root);
  },
});

/** Opens the form and gives a name. */
const named = (name: string) => async (root: ShadowRoot) => {
  await press(root, '.add');
  await until('#name')(root);
  await fill(root, 'name', name);
  await submit(root);
  await until('.summary')(root);
  await settle();
};

/** The states of the passkeys of an account. */
export const passkeyScenes: readonly Scene[] = [
  scene('passkeys-none', 'No passkey yet', listed(), until('.add')),
  scene('passkeys', 'Two passkeys', listed(phone, keyRing), until('li')),
  scene('passkeys-enough', 'As many passkeys as there may be', listed(...enough), until('li')),
  scene('passkey-form', 'Asks for the name of a passkey', listed(), (root) => press(root, '.add')),
  scene('passkey-nameless', 'The passkey has no name', listed(), named('')),
  scene('passkey-elsewhere', 'Passkeys are for another site', { ...listed(), ...elsewhere }, named('Telefonas')),
  scene(
    'passkey-level',
    'Staff have not confirmed who it is',
    { ...listed(), 'passkey.creation': refused({ refusal: 'level_too_low' }) },
    named('Telefonas'),
  ),
  scene('passkey-removing', 'Asks before a passkey is removed', listed(phone, keyRing), (root) =>
    press(root, `[id="x-${phone.id}"]`),
  ),
];

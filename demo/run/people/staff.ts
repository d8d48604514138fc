/** A member of staff of the demonstration. */
export interface Member {
  /** The person of the simulator's list. */
  id: string;
  office: 'vilnius' | 'kaunas' | 'warsaw';
  role: 'clerk' | 'supervisor';
  email: string;
  phone: string;
}

/** Who works at the desks; one of them signs in with a card of government employees. */
export const STAFF: readonly Member[] = [
  { id: 'vilnius-clerk', office: 'vilnius', role: 'clerk', email: 'egle@tarnyba.example', phone: '+37061200011' },
  {
    id: 'vilnius-supervisor',
    office: 'vilnius',
    role: 'supervisor',
    email: 'rimantas@tarnyba.example',
    phone: '+37061200012',
  },
  {
    id: 'vilnius-deputy',
    office: 'vilnius',
    role: 'supervisor',
    email: 'daiva@tarnyba.example',
    phone: '+37061200013',
  },
  { id: 'kaunas-clerk', office: 'kaunas', role: 'clerk', email: 'tomas@tarnyba.example', phone: '+37061200014' },
  {
    id: 'warsaw-supervisor',
    office: 'warsaw',
    role: 'supervisor',
    email: 'ieva@tarnyba.example',
    phone: '+37061200015',
  },
];

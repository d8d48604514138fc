import { colleagues, correction, dossier, me, people } from '../../../demo/playground/desk-people.js';
import type { Person } from '../../../elements/internal/connection.js';
import { type Answers, Api, jonas } from './api.js';
import { press, put, write } from './page.js';
import { byLabel, byRole, eventually } from './query.js';
import { en } from './words.js';

/** A member of staff. */
export const rasa: Person = { ...jonas, givenNames: me.givenNames, surname: me.surname, level: 3 };

/** An API that knows the desk. */
export function deskApi(answers: Answers = {}): Api {
  return new Api({
    'staff.me': () => me,
    'staff.requests': () => ({ requests: [correction], open: 3, next: null, now: Date.now() }),
    'staff.search': () => ({ people, total: people.length, next: null, now: Date.now() }),
    'staff.read': () => dossier,
    'staff.colleagues': () => colleagues,
    ...answers,
  });
}

/** The desk of somebody who is signed in there. */
export async function sitDown(api: Api): Promise<HTMLElement> {
  await api.leaveSession(rasa);
  const desk = await put('migris-staff', { api });
  await eventually(() => byRole(desk, 'button', en.desk.signOut));
  return desk;
}

/** Chooses in a list. */
export async function choose(root: Element, label: string, value: string): Promise<void> {
  const select = await eventually(() => byLabel(root, label));
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Searches for a name because of a visit. */
export async function searchFor(desk: HTMLElement, text: string): Promise<void> {
  await write(desk, en.find.text, text);
  await choose(desk, en.desk.reason, 'visit');
  await write(desk, en.desk.caseNumber, 'V-12');
  await press(desk, en.find.go);
}

/** Opens the account of the person who is found first. */
export async function openPerson(desk: HTMLElement): Promise<void> {
  await searchFor(desk, 'zukauskas');
  await press(desk, 'Jonas Zukauskas');
  await eventually(() => byRole(desk, 'heading', 'Jonas Zukauskas'));
}

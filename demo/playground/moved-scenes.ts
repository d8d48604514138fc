import { type Answers, enter, inside, refused, type Scene, settle, submit, until } from './scene.js';

const WEEK = 7 * 24 * 3_600_000;

/** Whoever signs in with an address that was replaced. */
export const movedScenes: readonly Scene[] = [
  moved('moved', 'The address was replaced a short time ago', {}),
  moved('taken-back', 'The address was taken back', {
    'signIn.takeBack': async () => ({ email: 'jonas@example.lt', frozenUntil: Date.now() + WEEK, now: Date.now() }),
  }),
  {
    element: 'migris-otp',
    name: 'left',
    title: 'The address was replaced long ago',
    person: null,
    pending: {},
    answers: { 'signIn.verify': refused({ refusal: 'email_left' }) },
    act: enter('12345678'),
  },
];

function moved(name: string, title: string, answers: Answers): Scene {
  return {
    element: 'migris-otp',
    name,
    title,
    person: null,
    pending: {},
    answers: { 'signIn.verify': refused({ refusal: 'email_moved' }), ...answers },
    async act(root) {
      await enter('12345678')(root);
      await until('li')(root);
      if (name === 'taken-back') await submit(inside(root, 'migris-moved'));
      await settle();
    },
  };
}

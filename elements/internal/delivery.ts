import type { Connection, Output } from './connection.js';

type Status = Output<'signIn.delivery'>[number]['status'];

/** Seconds between looks: often while most mails go out, then seldom. */
const LOOKS = [2, 3, 5, 10, 20, 40];

/** Looks what became of the last mail of a challenge until that is known; returns how to stop. */
export function watchDelivery(connection: Connection, challenge: string, told: (status: Status) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (turn: number): void => {
    const seconds = LOOKS[turn];
    if (seconds === undefined) return;
    timer = setTimeout(async () => {
      const sends = await connection.call('signIn.delivery', { challenge }).catch(() => []);
      const status = sends.at(-1)?.status ?? 'pending';
      if (!timer) return; // Stopped while the answer was on its way.
      told(status);
      if (status === 'pending') look(turn + 1);
    }, seconds * 1000);
  };
  look(0);
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

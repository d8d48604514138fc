/** What an API answers when the test lets it, the oldest first. */
export function held() {
  const waiting: (() => void)[] = [];
  const hold = <Answer>(answer: Answer) => new Promise<Answer>((resolve) => waiting.push(() => resolve(answer)));
  const arrive = () => waiting.shift()?.();
  return { hold, arrive, waiting };
}

/** As long as whatever has been answered needs to be seen. */
export const rest = () => new Promise((done) => setTimeout(done, 50));

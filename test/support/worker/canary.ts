// Everything that the Worker writes to the console in any test is kept and searched for what must never be there.

const secrets = new Set<string>();
const lines: string[] = [];

/** Notes what no log line may hold: an address, a code, a token, the secret of a challenge, a payload. */
export function guard<Value>(secret: Value): Value {
  if (typeof secret === 'string' && secret.length >= 6) secrets.add(secret);
  return secret;
}

/** What was logged since the test began, one entry a line. */
export function logged(): string[] {
  return lines;
}

/** The secrets that stand in a text. */
export function leaksIn(text: string): string[] {
  return [...secrets].filter((secret) => text.includes(secret));
}

/** Takes over the console. */
export function listen(): void {
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
    console[level] = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
}

/** Forgets what it knew and heard. */
export function forget(): void {
  secrets.clear();
  lines.length = 0;
}

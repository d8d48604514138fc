/** Mail services that people here use most; a near miss of one is likely a slip. */
const common =
  'gmail.com,yahoo.com,outlook.com,hotmail.com,icloud.com,mail.ru,yandex.ru,ukr.net,inbox.lt,inbox.lv,one.lt,takas.lt,proton.me,mail.com,ymail.com'.split(
    ',',
  );

/** Edits between two words (Levenshtein), one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from(`-${b}`, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (let i = 0; i < b.length; i += 1) {
      const replaced = (row[i] as number) + (letter === b[i] ? 0 : 1);
      next.push(Math.min(replaced, (row[i + 1] as number) + 1, (next[i] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** The address that was probably meant, if the domain is one or two slips away from a common one. */
export function likelyMeant(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || /\s/.test(email.trim()) || domain.length > 20 || common.includes(domain)) return undefined;
  const meant = common.find((known) => distance(domain, known) <= (known.length > 8 ? 2 : 1));
  return meant && `${email.slice(0, at).trim()}@${meant}`;
}

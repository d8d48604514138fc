/** The largest body of any procedure. */
export const BODY_MAX = 16 * 1024;

/** The HTTP status for a body that is no call of ours. */
export type BodyProblem = 400 | 413 | 415;

/**
 * Reads a JSON body: at most 16 KB however it is sent, UTF-8, one value, no key twice (a second one would say something else to
 * whoever reads the first), no half characters.
 */
export async function readBody(request: Request): Promise<string | BodyProblem> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers.get('content-type') ?? '')) return 415;
  if (request.headers.has('content-encoding')) return 415;
  if (Number(request.headers.get('content-length')) > BODY_MAX) return 413;
  const bytes = await collect(request, BODY_MAX);
  if (bytes === undefined) return 413;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text === '' || isPlain(text, JSON.parse(text)) ? text : 400;
  } catch {
    return 400;
  }
}

/** The bytes of a body, or nothing where there are more than `most`: leaving the loop early cancels the stream, so the rest is never read. */
export async function collect({ body }: Request | Response, most: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(most);
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    if (size + chunk.length > most) return undefined;
    bytes.set(chunk, size);
    size += chunk.length;
  }
  return bytes.subarray(0, size);
}

/** Whether every key of the text survived parsing (none came twice), and every string is whole. */
function isPlain(text: string, value: unknown): boolean {
  let kept = 0;
  const queue = [value];
  for (const item of queue) {
    if (typeof item === 'string' && !item.isWellFormed()) return false;
    if (typeof item !== 'object' || item === null) continue;
    if (!Array.isArray(item)) kept += Object.keys(item).length;
    queue.push(...Object.values(item));
  }
  // Whole strings one after the other, so that a text that begins with a colon is not taken for the end of a key.
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined);
  return written.length === kept;
}

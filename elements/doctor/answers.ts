import type { Answer, Heard, SeenApi } from './seen.js';

interface Wire {
  result?: { data?: { viisp?: boolean; mailDomain?: string } };
  error?: { data?: { refusal?: string | null; now?: number } };
}

/** The answer, where one came that can be read. */
export function answerOf(heard: Heard | undefined): Answer | undefined {
  return typeof heard === 'object' ? heard : undefined;
}

/** What the API says in the form of every call. */
export function wireOf(heard: Heard | undefined): Wire {
  return membersOf(answerOf(heard)?.json);
}

/** Whether the API speaks as ours does, be it a yes or a no. */
export function speaks({ ways }: SeenApi): boolean {
  const { result, error } = wireOf(ways);
  return !!result?.data || !!error?.data;
}

/** The name of the API's no. */
export function refusalOf({ ways }: SeenApi): string | undefined {
  return wireOf(ways).error?.data?.refusal ?? undefined;
}

/** Whether people may sign in through VIISP there. */
export function offersViisp({ ways }: SeenApi): boolean {
  return wireOf(ways).result?.data?.viisp === true;
}

/** The API's own origin. */
export function originOf({ base }: SeenApi): string {
  return new URL(base).origin;
}

/** A text member of a JSON answer. */
export function textIn(heard: Heard | undefined, name: string): string | undefined {
  const value = membersOf(answerOf(heard)?.json)[name];
  return typeof value === 'string' ? value : undefined;
}

/** The version that the API serves now. */
export function versionOf({ integrity }: Pick<SeenApi, 'integrity'>): string | undefined {
  return /^[\w.+-]{1,40}$/.exec(textIn(integrity, 'version') ?? '')?.[0];
}

/** The hash that the API tells of one of its files: one that is served now, or one of a release. */
export function hashOf({ integrity }: Pick<SeenApi, 'integrity'>, path: string): string | undefined {
  const { current, releases } = membersOf(answerOf(integrity)?.json);
  const lists = [current, ...Object.values(membersOf(releases))];
  return lists.map((list) => membersOf(list)[path]).find((hash) => typeof hash === 'string') as string | undefined;
}

function membersOf(json: unknown): Record<string, unknown> {
  return json && typeof json === 'object' ? (json as Record<string, unknown>) : {};
}

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
  const json = answerOf(heard)?.json;
  return json && typeof json === 'object' ? (json as Wire) : {};
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
  const json = answerOf(heard)?.json as Record<string, unknown> | null | undefined;
  const value = json && typeof json === 'object' ? json[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The version that the API serves now. */
export function versionOf({ integrity }: SeenApi): string | undefined {
  return textIn(integrity, 'version');
}

/** The hash that the API tells of one of its files, wherever in the answer it stands. */
export function hashOf({ integrity }: Pick<SeenApi, 'integrity'>, path: string): string | undefined {
  const search = (value: unknown): string | undefined => {
    if (!value || typeof value !== 'object') return undefined;
    const own = (value as Record<string, unknown>)[path];
    if (typeof own === 'string') return own;
    return Object.values(value)
      .map(search)
      .find((each) => each !== undefined);
  };
  return search(answerOf(integrity)?.json);
}

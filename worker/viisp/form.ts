import { BODY_MAX, collect } from '../body.js';

const FORM = /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i;
const FIELD_MAX = 512;

/** The fields of a posted form, or the HTTP status for what is none. A field that cannot be one of ours is as absent. */
export async function readForm(request: Request): Promise<Map<string, string> | number> {
  if (request.method !== 'POST') return 405;
  if (!FORM.test(request.headers.get('content-type') ?? '')) return 415;
  const bytes = await collect(request, BODY_MAX);
  if (!bytes) return 413;
  const fields = [...new URLSearchParams(new TextDecoder().decode(bytes))];
  return new Map(fields.filter(([, value]) => value !== '' && value.length <= FIELD_MAX));
}

import { webAt } from '../address.js';
import { answerOf, originOf, speaks, textIn } from '../answers.js';
import type { Finding } from '../finding.js';
import type { Heard, Seen, SeenApi } from '../seen.js';

/** Whether a portal's back end can find the keys that ID tokens are signed with. */
export function keyFindings({ apis }: Seen): Finding[] {
  return apis.filter(speaks).flatMap(ofOne);
}

function ofOne(api: SeenApi): Finding[] {
  const { discovery, keys } = api;
  const origin = originOf(api);
  const issuer = textIn(discovery, 'issuer');
  const place = `${origin}/.well-known/openid-configuration`;
  const address = webAt(textIn(discovery, 'jwks_uri') ?? '');
  if (issuer === undefined || !address)
    return [{ id: 'discovery-broken', facts: [place], lines: [`curl -i ${place}`] }];
  const other: Finding[] =
    issuer === origin
      ? []
      : [{ id: 'issuer-other', facts: [issuer, origin], lines: [`ISSUER = ${JSON.stringify(origin)}`] }];
  if (isFilled(keys)) return other;
  return [...other, { id: 'keys-broken', facts: [address], lines: ['npx wrangler secret put SIGNING_KEYS'] }];
}

function isFilled(heard: Heard): boolean {
  const json = answerOf(heard)?.json as { keys?: unknown } | null | undefined;
  return Array.isArray(json?.keys) && json.keys.length > 0;
}

import type { Finding } from './finding.ts';
import { apiFindings } from './findings/api.ts';
import { corsFindings } from './findings/cors.ts';
import { cspFindings } from './findings/csp.ts';
import { deviceFindings } from './findings/device.ts';
import { keyFindings } from './findings/keys.ts';
import { mailFindings } from './findings/mail.ts';
import { mixedFindings } from './findings/mixed.ts';
import { originFindings } from './findings/origin.ts';
import { tagFindings } from './findings/tags.ts';
import { versionFindings } from './findings/versions.ts';
import type { Seen } from './seen.ts';

const examinations: ((seen: Seen) => Finding[])[] = [
  tagFindings,
  cspFindings,
  mixedFindings,
  originFindings,
  apiFindings,
  corsFindings,
  versionFindings,
  keyFindings,
  deviceFindings,
  mailFindings,
];

/** Everything that is wrong with what was seen, each thing once, in the order in which a developer mends it. */
export function examine(seen: Seen): Finding[] {
  const found = new Map<string, Finding>();
  for (const each of examinations.flatMap((look) => look(seen))) {
    const key = JSON.stringify(each);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}

import type { Finding } from './finding.js';
import { apiFindings } from './findings/api.js';
import { corsFindings } from './findings/cors.js';
import { cspFindings } from './findings/csp.js';
import { deviceFindings } from './findings/device.js';
import { keyFindings } from './findings/keys.js';
import { mailFindings } from './findings/mail.js';
import { mixedFindings } from './findings/mixed.js';
import { originFindings } from './findings/origin.js';
import { tagFindings } from './findings/tags.js';
import { versionFindings } from './findings/versions.js';
import type { Seen } from './seen.js';

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

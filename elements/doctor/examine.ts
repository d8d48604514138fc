import type { Finding } from './finding.js';
import { apiFindings } from './findings/api.js';
import { corsFindings } from './findings/cors.js';
import { cspFindings } from './findings/csp.js';
import { deviceFindings } from './findings/device.js';
import { keyFindings } from './findings/keys.js';
import { mailFindings } from './findings/mail.js';
import { mixedFindings } from './findings/mixed.js';
import { originFindings } from './findings/origin.js';
import { partFindings } from './findings/parts.js';
import { tagFindings } from './findings/tags.js';
import { versionFindings } from './findings/versions.js';
import type { Seen } from './seen.js';

/** Whoever writes more writes it for no reader. */
const FACT_CHARACTERS = 300;
const LINE_CHARACTERS = 10_000;

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
  partFindings,
];

/** Everything that is wrong with what was seen, each thing once, in the order in which a developer mends it. */
export function examine(seen: Seen): Finding[] {
  const found = new Map<string, Finding>();
  for (const { id, facts, lines } of examinations.flatMap((look) => look(seen))) {
    const each = { id, facts: shortened(facts, FACT_CHARACTERS), lines: shortened(lines, LINE_CHARACTERS) };
    const key = JSON.stringify(each);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}

function shortened(texts: string[], most: number): string[] {
  return texts.map((text) => (text.length > most ? `${text.slice(0, most)}…` : text));
}

import { words as en } from '../words/en/doctor.js';
import { type DoctorWords, words as lt } from '../words/lt/doctor.js';
import { examine } from './examine.js';
import { matters } from './finding.js';
import { languageOf, type Options, readOptions } from './node/options.js';
import { block, json, type Manner, plain } from './node/print.js';
import { Unseen, type Visit, visit } from './node/visit.js';
import { type Told, told } from './told.js';

const WELL = 0;
const FOUND = 1;
const UNSEEN = 2;

/** Looks at a page and says what is wrong. */
async function run(options: Options, manner: Manner): Promise<number> {
  const made = await visit(options).catch((error: Error) => {
    if (error instanceof Unseen) return error;
    throw error;
  });
  if (made instanceof Unseen) {
    console.error(manner.words.unseen(plain(options.address), reasonOf(made, manner.words)));
    return UNSEEN;
  }
  const findings = examine(made.seen);
  const all = findings.map((each) => told(each, manner.words));
  console.log(options.json ? json(report(made, all)) : prose(made, all, manner));
  if (findings.some(matters)) return FOUND;
  // Nothing was wrong, but nothing of the elements was there to be looked at either.
  return made.seen.apis.length === 0 ? UNSEEN : WELL;
}

function reasonOf({ message }: Unseen, { reasons }: DoctorWords): string {
  return Object.hasOwn(reasons, message) ? reasons[message as keyof typeof reasons] : plain(message);
}

function report({ seen, hops }: Visit, findings: Told[]): object {
  const apis = seen.apis.map(({ base }) => base);
  return { page: seen.page.url, redirects: hops, apis, findings };
}

function prose({ seen, hops }: Visit, findings: Told[], manner: Manner): string {
  const { words } = manner;
  const head = [
    ...hops.map((hop) => words.redirected(plain(hop))),
    words.page(plain(seen.page.url)),
    ...seen.apis.map(({ base }) => words.api(plain(base))),
  ].join('\n');
  // Where nothing of the elements was seen, nothing is known to be right.
  const well = seen.apis.length > 0 && findings.every(({ severity }) => severity === 'note');
  const last = well ? [words.nothing] : [];
  return [head, ...findings.map((each) => block(each, manner)), ...last].join('\n\n');
}

function usage({ usage: said }: DoctorWords): string {
  return [
    'migris-elements doctor https://page [--api URL] [--dns SERVER] [--lang lt|en] [--json]',
    '',
    `  --api   ${said.api}`,
    `  --dns   ${said.dns}`,
    `  --lang  ${said.lang}`,
    `  --json  ${said.json}`,
    '',
    said.codes,
  ].join('\n');
}

function wordsOf(lang: 'lt' | 'en'): DoctorWords {
  return { lt, en }[lang];
}

/** Whatever nobody foresaw: said in one sentence, and never as if something had been found. */
function stumble(error: unknown): never {
  const { stumbled } = wordsOf(options?.lang ?? ownLanguage());
  console.error(`${stumbled} (${plain(error instanceof Error ? error.message : String(error))})`);
  process.exit(UNSEEN);
}

function ownLanguage(): 'lt' | 'en' {
  return languageOf(process.env.LC_ALL || process.env.LANG);
}

let options: Options | undefined;
process.on('uncaughtException', stumble);
options = readOptions(process.argv.slice(2), process.env);
if (options) {
  const manner = { words: wordsOf(options.lang), bold: process.stdout.isTTY === true && !process.env.NO_COLOR };
  process.exitCode = await run(options, manner).catch(stumble);
} else {
  console.error(usage(wordsOf(ownLanguage())));
  process.exitCode = UNSEEN;
}

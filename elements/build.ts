import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { declare } from './build/declare.ts';
import { asShipped, joinFirst } from './build/first-file.ts';
import { headersFor } from './build/headers.ts';
import { ownCopies } from './build/own-copies.ts';
import { buildPackage, notForPages } from './build/package.ts';
import { layOutReleases, releasedVersions } from './build/releases.ts';
import { sheets } from './build/sheets.ts';
import { squeeze } from './build/squeeze.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist`;
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const { version: terser } = JSON.parse(await readFile(`${root}node_modules/terser/package.json`, 'utf8'));
/** Stands for all that is done to a chunk after it has its name. */
const second = createHash('sha256')
  .update(terser)
  .update(await readFile(`${root}elements/build/squeeze.ts`))
  .update(await readFile(`${root}elements/build/first-file.ts`))
  .digest('hex');

/** Names inside the bundle alone: keys of `words/`, members of ours, and those of Lit that no page calls. What the platform, the wire or a page knows keeps its name. */
const OWN_NAMES =
  /^(about|better|connection|busy|delivery|entered|failed|focusOn|hint|manner|label|news|problems|reviewer|showing|slow|trouble|errorTitle|stopTitle|emailTitle|howTitle|emailWay|viispWay|viispHint|viispButton|emailHint|codeTitle|codeHint|contactTitle|contactHint|oneNameHint|phoneHint|reviewTitle|reviewHint|typoYes|typoNo|sendCode|newCode|changeAddress|validUntil|eitherWorks|minutesLeft|noMoreSends|mailFailed|mailRefused|lastStep|signedInAs|lockedSince|emailFixed|useSuggestion|noGivenNames|fault|help|loading|refusals|resend|resendIn|resent|retry|step|typo|viispTitle|viispRefusals|leaving|returning|leaveAgain|byEmail|nothingKept|formBlocked|nameFromViisp|fullName|addressTitle|addressHint|meetingTitle|foundSince|joining|otherAddress|phoneTitle|viispSlow|goBack|unnamed|joined|signIn|signOut|autocomplete|inputmode|willUpdate|performUpdate|scheduleUpdate|getUpdateComplete|enableUpdating|isUpdatePending|hostConnected|hostDisconnected|hostUpdate|hostUpdated|firstUpdated|shouldUpdate|createRenderRoot|elementStyles|finalizeStyles|getPropertyOptions|createProperty|addInitializer|noAccessor|shadowRootOptions|toAttribute|fromAttribute|useDefault|addController|removeController|renderOptions|rareRefusals|rareProblems|lapsed|learn|idleTitle|idleText|overTitle|overText|secondsLeft|stay|understood|back|inTime|noticed|dismiss|forSite|requestUpdate|hasUpdated|renderRoot|renderBefore|creationScope|converter|reflect|wrapped|sessionsTitle|thisDevice|unknownDevice|wayUsed|lastUsed|siteHelp|stayed|unsure|tooOld|forgetful|waiting|wait|restore|reread|begin|forget|turnRound|through|fresh|facts|used|ends|lapsed|elements|parts|view|told|cause|accept|changed|startNode|endNode|strings|hasChanged|offline|base|endSession|endOthers|sureOthers|sureYes|sureNo|sessionEnded|othersEnded|onlyThis|notYours|listUnknown|_\$\w+\$?)$/;

/** What esbuild is told, here and in the test that looks at what ships. */
export const options = {
  absWorkingDir: root,
  entryPoints: { migris: 'elements/index.ts' },
  outdir: `${out}/elements`,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  // Beside the files and not named in them: a line that only developers need would reach every phone.
  sourcemap: 'external',
  metafile: true,
  legalComments: 'none',
  // Words above all, each in the code and in every language: together some 300 bytes of a phone's load.
  mangleProps: OWN_NAMES,
  // Each call tells the API how old these elements are.
  define: { MIGRIS_VERSION: JSON.stringify(version) },
  // For the hashes in names alone: what the second pass makes of a chunk may change with it, and it drops the comment.
  banner: { js: `/* ${second} */` },
  chunkNames: '[name]-[hash]',
  tsconfig: `${root}elements/tsconfig.json`,
  plugins: [sheets, ownCopies],
} satisfies esbuild.BuildOptions;

/** Builds what pages embed, `dist/elements/`, the releases beside it, the element manifest and the npm package. */
export async function build(): Promise<esbuild.Metafile> {
  await rm(`${out}/elements`, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { metafile: built, mangleCache } = await esbuild.build({ ...options, mangleCache: {} });
  await joinFirst(root, built);
  const metafile = asShipped(built);
  const scripts = Object.keys(metafile.outputs).filter((name) => name.endsWith('.js'));
  for (const script of scripts) await squeeze(`${root}${script}`, mangleCache);
  await layOutReleases(`${out}/elements`);
  await cp(`${root}elements/placeholder.css`, `${out}/elements/placeholder.css`);
  await run(`${root}node_modules/.bin/cem`, ['analyze', '--config', 'elements/manifest.config.mjs'], { cwd: root });
  await buildPackage(out, options);
  await writeFile(`${out}/_headers`, headersFor(`${out}/elements`, releasedVersions()));
  await writeFile(`${out}/.assetsignore`, notForPages.map((name) => `${name}\n`).join(''));
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { outputs } = await build();
  await declare(out);
  for (const file of Object.keys(outputs).filter((name) => name.endsWith('.js')))
    console.log(`${file} ${(await stat(`${root}${file}`)).size} bytes`);
}

import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { minify } from 'terser';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist`;
const { version: terser } = JSON.parse(await readFile(`${root}node_modules/terser/package.json`, 'utf8'));

const SHEET = /\bcss`([^`]*)`/g;

/** Style sheets are minified before the scripts that hold them, to which they are only text. */
const sheets: esbuild.Plugin = {
  name: 'sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\/elements\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(SHEET, (_, css: string) => `css\`${minified(css)}\``), loader: 'ts' };
    });
  },
};

function minified(css: string): string {
  // What custom properties are set to is left alone by esbuild, blanks and all.
  return esbuild
    .transformSync(css, { loader: 'css', minify: true })
    .code.trim()
    .replace(/(?<=[:,]) /g, '');
}

/** Names inside the bundle alone: keys of `words/`, members of ours, and those of Lit that no page calls. What the platform, the wire or a page knows keeps its name. */
const OWN_NAMES =
  /^(about|better|busy|delivery|entered|failed|focusOn|hint|kind|label|meant|news|problems|reviewer|showing|slow|trouble|errorTitle|stopTitle|emailTitle|howTitle|emailWay|viispWay|viispHint|viispButton|emailHint|codeTitle|codeHint|contactTitle|contactHint|oneNameHint|phoneHint|reviewTitle|reviewHint|typoYes|typoNo|sendCode|newCode|changeAddress|validUntil|eitherWorks|minutesLeft|noMoreSends|mailFailed|mailRefused|lastStep|signedInAs|lockedSince|emailFixed|useSuggestion|noGivenNames|fault|help|loading|refusals|resend|resendIn|resent|retry|step|typo|viispTitle|viispRefusals|leaving|returning|leaveAgain|byEmail|nothingKept|formBlocked|nameFromViisp|fullName|addressTitle|addressHint|meetingTitle|foundSince|joining|otherAddress|phoneTitle|viispSlow|goBack|unnamed|joined|signIn|signOut|autocomplete|inputmode|willUpdate|performUpdate|scheduleUpdate|getUpdateComplete|enableUpdating|isUpdatePending|hostConnected|hostDisconnected|hostUpdate|hostUpdated|firstUpdated|shouldUpdate|createRenderRoot|elementStyles|finalizeStyles|getPropertyOptions|createProperty|addInitializer|noAccessor|shadowRootOptions|toAttribute|fromAttribute|useDefault|addController|removeController|renderOptions|rareRefusals|lapses|forgetful|learn|lapsed|waiting|through|turnRound|reread|used|ends|told|idleTitle|idleText|overTitle|overText|secondsLeft|stay|understood|facts|offline|base|fresh|back|after|noticed|dismiss)$/;

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
  // For the hashes alone: what terser makes of a chunk may change with it, and terser drops the comment.
  banner: { js: `/* ${terser} */` },
  chunkNames: '[name]-[hash]',
  tsconfig: `${root}elements/tsconfig.json`,
  plugins: [sheets],
} satisfies esbuild.BuildOptions;

/** Builds what pages embed: `dist/elements/`, the same again under the version, the element manifest. */
export async function build(): Promise<esbuild.Metafile> {
  await rm(`${out}/elements`, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { metafile } = await esbuild.build(options);
  const scripts = Object.keys(metafile.outputs).filter((name) => name.endsWith('.js'));
  for (const script of scripts) await squeeze(`${root}${script}`);
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  for (const script of scripts) {
    await cp(`${root}${script}`, `${root}${script.replace('elements/', `elements/v${version}/`)}`);
  }
  await run(`${root}node_modules/.bin/cem`, ['analyze', '--config', 'elements/manifest.config.mjs'], { cwd: root });
  await writeFile(`${out}/_headers`, HEADERS);
  // Types are for packages, not for pages.
  await writeFile(`${out}/.assetsignore`, 'types\n');
  return metafile;
}

/** Writes the types of what pages import, with those they rest on. */
async function declare(): Promise<void> {
  const cache = `${root}node_modules/.cache/tsc`;
  await run(`${root}node_modules/.bin/tsc`, ['-b', 'elements'], { cwd: root });
  for (const folder of ['elements', 'worker', 'schema']) {
    await cp(`${cache}/${folder}`, `${out}/types/${folder}`, {
      recursive: true,
      filter: (file) => !file.includes('tsbuildinfo'),
    });
  }
}

/** Hands the tries of internal/load.ts on: esbuild knows no import with a part that is known only in the page. */
function triedAgain(code: string): string {
  return code.replace(/\(\)=>import\(("[^"]+")\)/g, 'again=>import($1+again)');
}

/** White space in templates is for the authors: a page gets one blank, or none where no text stands beside it. */
function tight(code: string): string {
  return code
    .replace(/\s*\n\s*/g, ' ')
    .replace(/> (?=[<$])/g, '>')
    .replace(/} (?=<\/)/g, '}');
}

/** A second pass over what esbuild wrote: some two per cent fewer bytes for every phone. */
async function squeeze(file: string): Promise<void> {
  const map = await readFile(`${file}.map`, 'utf8');
  const code = await readFile(file, 'utf8');
  const small = await minify(tight(triedAgain(code)), {
    module: true,
    ecma: 2020,
    compress: { passes: 3 },
    sourceMap: { content: map },
  });
  await writeFile(file, small.code ?? code);
  await writeFile(`${file}.map`, String(small.map ?? map));
}

/** For the static files: any page may load them, and what has a hash or a version in its name never changes. */
const FOREVER = ['v*', 'chunk-*', 'steps-*', 'door-*', 'account-*', 'spelling-*', 'viisp-*', 'way-*', 'day-*'];
const HEADERS = `/elements/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300
${FOREVER.map((name) => `/elements/${name}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n`).join('')}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { outputs } = await build();
  await declare();
  for (const [file, { bytes }] of Object.entries(outputs))
    if (file.endsWith('.js')) console.log(`${file} ${bytes} bytes`);
}

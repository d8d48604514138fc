import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { at } from './places.ts';

const SITE = '.wrangler/demo-site';
const MANIFEST = 'demo/custom-elements.json';

/** Each file of the demonstration's site and the file it is made from. */
const files = {
  'index.html': 'site/index.html',
  'application/index.html': 'site/application.html',
  'account/index.html': 'site/account.html',
  'desk/index.html': 'site/desk.html',
  'desk/desk.css': 'site/desk.css',
  'site.css': 'site/site.css',
  'icon.svg': 'site/icon.svg',
  'harbour/index.html': 'harbour/harbour.html',
  'harbour/harbour.css': 'harbour/harbour.css',
  'harbour/icon.svg': 'harbour/icon.svg',
  'demo/index.html': 'playground/playground.html',
  'demo/playground.css': 'playground/playground.css',
  'demo/stage/index.html': 'playground/stage.html',
  'demo/stage/stage.css': 'playground/stage.css',
  'demo/mail/index.html': 'mail/mail.html',
  'demo/mail/mail.css': 'mail/mail.css',
};

const scripts = {
  site: 'site/site.ts',
  application: 'site/application.ts',
  'harbour/harbour': 'harbour/harbour.ts',
  'harbour/blocked': 'harbour/blocked.ts',
  'demo/playground': 'playground/playground.ts',
  'demo/stage/stage': 'playground/stage.ts',
  'demo/mail/mail': 'mail/mail.ts',
};

/** Builds the pages of the demonstration. */
export async function buildSite(): Promise<void> {
  await mkdir(at(SITE), { recursive: true });
  for (const [to, from] of Object.entries(files)) await cp(at(`demo/${from}`), at(`${SITE}/${to}`));
  await cp(at('dist/custom-elements.json'), at(`${SITE}/${MANIFEST}`));
  await build({
    absWorkingDir: at('.'),
    entryPoints: Object.entries(scripts).map(([out, path]) => ({ in: `demo/${path}`, out })),
    outdir: SITE,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'linked',
    logLevel: 'error',
  });
  await removeOthers();
}

/** Takes away what an earlier build made. The folder itself stays: a demonstration on another port may be serving it. */
async function removeOthers(): Promise<void> {
  const made = [
    ...Object.keys(files),
    MANIFEST,
    ...Object.keys(scripts).flatMap((name) => [`${name}.js`, `${name}.js.map`]),
  ];
  for (const entry of await readdir(at(SITE), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.includes(relative(at(SITE), path))) await rm(path);
  }
}

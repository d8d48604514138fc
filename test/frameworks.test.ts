import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type App, apps, buildApp, runTool } from './frameworks/apps.ts';
import { installToolchains, pack, unpack } from './frameworks/install.ts';
import { serveApp, trialSites } from './frameworks/serve.ts';
import { walk } from './frameworks/spec.ts';
import { projectFolder } from './support/command.ts';
import { openVisits, type Visits } from './support/visits.ts';

const INSTALL_MS = 600_000;
const folder = `${projectFolder}test/frameworks/`;

let visits: Visits;
let packed: ReturnType<typeof pack>;

before(
  async () => {
    installToolchains();
    packed = pack();
    unpack(packed.tarball, folder);
    visits = await openVisits(() => trialSites);
  },
  { timeout: INSTALL_MS },
);

after(async () => {
  packed?.remove();
  await visits?.close();
});

for (const app of apps) {
  describe(app.title, () => {
    test('builds the app with its own tools, and a person signs in on it', async () => {
      const { code, said, folder: built } = await buildApp(app);
      assert.equal(code, 0, said);
      const { site, close } = await serveApp(built);
      try {
        const { site: api } = visits.demo;
        await visits.visit(`frameworks-${app.name}`, {}, (page) =>
          walk(page, { app: site, api, email: `${app.name}@example.com` }),
        );
      } finally {
        close();
      }
    });

    test('finds the types of the app in order', async () => {
      const { code, said } = await runTool(app.check('tsconfig.json'), app.name);
      assert.equal(code, 0, said);
    });

    test('finds the mistakes in what is wrong, and nothing else', () => findsMistakes(app));

    test('is shown in the documentation as it is here', () => {
      const shown = readFileSync(`${folder}${app.name}/${app.shown}`, 'utf8');
      assert.ok(readFileSync(`${projectFolder}docs/frameworks.md`, 'utf8').includes(`\n${shown}\`\`\`\n`), app.shown);
    });
  });
}

async function findsMistakes(app: App): Promise<void> {
  const { code, said } = await runTool(app.check('tsconfig.wrong.json'), app.name);
  assert.notEqual(code, 0);
  for (const mistake of app.mistakes) assert.match(said, mistake);
  assert.equal(said.match(/\berror\b.*?TS\d+|^\d+ ERROR /gm)?.length, app.mistakes.length, said);
}

test('what is published is in order for publint', async () => {
  const { code, said } = await runTool(['publint', '--strict', 'node_modules/migris-elements']);
  assert.equal(code, 0, said);
});

test('every entry of what is published has types that its way of importing finds', async () => {
  const { code, said } = await runTool(['attw', packed.tarball, '--profile', 'esm-only', '--format', 'ascii']);
  assert.equal(code, 0, said);
  assert.match(said, /migris-elements\/angular/);
});

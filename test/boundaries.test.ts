import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { options } from '../elements/build.ts';
import { catalogue } from '../elements/doctor/finding.ts';
import { problems } from '../schema/problem.ts';
import { accountRefusals, rareRefusals, refusals, staffRefusals, viispRefusals } from '../schema/refusal.ts';
import { type Chunk, gzipped, shippedChunks, withNeeds } from './support/bundle.ts';
import { projectFolder, runCommand } from './support/command.ts';
import { type Arrow, arrowsFrom } from './support/imports.ts';
import { load } from './support/load.ts';

const FIRST_SCREEN_MAX = 15_000;
const SIGN_IN_MAX = 20_000;
/** What a person pays more whose name has letters that MIGRIS does not keep. */
const SPELLING_MAX = 600;
const SPELLING = 'schema/spelling.ts';
/** What a person pays more who goes through VIISP. */
const VIISP_MAX = 5_000;
const DAY = 'elements/internal/day.ts';
/** What is run for everybody; what only some need, or only once, is a module of its own. */
const WORKER_MAX = 111_500;
/** The bytes of script that a start of it compiles: workerd compiles every module, and runs what it comes to. */
const STARTED_MAX = 735_000;
/** What knows the phone numbers of every country: for whoever gives or changes one. */
const PHONES_MAX = 30_000;
/** What reads and signs XML, run only for those who sign in by VIISP. */
const XML_MAX = 100_000;
/** What reads the answers of passkeys, run only for those who have one; and the bytes of script in it. */
const PASSKEYS_MAX = 12_000;
const PASSKEYS_SCRIPT_MAX = 37_000;
const TOGETHER_MAX = 212_000;

const languages = readdirSync(`${projectFolder}elements/words`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const chunks = await shippedChunks();

function sum(some: Chunk[]): number {
  return some.reduce((total, { bytes }) => total + bytes, 0);
}

function chunkOf(source: string): Chunk {
  const chunk = chunks.find(({ entry }) => entry === source);
  assert.ok(chunk, `no chunk is made of ${source}`);
  return chunk;
}

/** Whether a chunk is only there for people of another language. */
function foreign({ inputs }: Chunk, language: string): boolean {
  return inputs.every(
    (input) => input.startsWith('elements/words/') && !input.startsWith(`elements/words/${language}/`),
  );
}

/** Whether a chunk is only loaded by people who go through VIISP, with the day that they and the account view tell. */
function through({ entry, inputs }: Chunk): boolean {
  return /^elements\/(internal\/viisp\/way|words\/\w+\/viisp)\.ts$/.test(entry ?? '') || inputs.join() === DAY;
}

/**
 * Whether a chunk is only loaded by people who are signed in, for the account view, the desk or the warning before the end, who go through
 * VIISP, who must be told what hardly anybody ever is, or where the page put inputs of its own into an element.
 */
function afterwards(chunk: Chunk): boolean {
  const { entry = '' } = chunk;
  const code =
    /^elements\/internal\/(moved\.ts|reachable\.ts|(account|sessions|passkey|desk|slotted)\/.*|ending\/watch\.ts)$/;
  const words =
    /^elements\/words\/\w+\/(account|history|correction|data|address|moved|passkey|desk|acts|sessions|ending|rare)[-\w]*\.ts$/;
  return code.test(entry) || words.test(entry) || through(chunk) || diagnoses(chunk);
}

/** Whether a chunk is only loaded by developers, who want to know what is wrong with their page. */
function diagnoses({ entry }: Chunk): boolean {
  return /^elements\/(internal\/diagnose\/panel|words\/\w+\/doctor)\.ts$/.test(entry ?? '');
}

test('nothing of the server, the demonstration or the tests ships to the page, and no package but Lit', () => {
  const inputs = chunks.flatMap((chunk) => chunk.inputs);
  assert.ok(inputs.includes('elements/migris-login.ts'));
  const ours = inputs.filter((input) => !input.startsWith('node_modules/'));
  assert.deepEqual(
    ours.filter((input) => !/^(elements|schema)\//.test(input) || /^schema\/(desk-)?tables/.test(input)),
    [],
  );
  const packages = inputs.flatMap((input) => input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
  const lit = ['lit', 'lit-element', 'lit-html', '@lit/reactive-element'];
  assert.deepEqual(
    [...new Set(packages)].filter((name) => !lit.includes(name)),
    [],
  );
});

test(`the first screen is one file with its words in every language, and weighs at most ${FIRST_SCREEN_MAX} bytes`, (context) => {
  const first = chunkOf('elements/index.ts');
  assert.deepEqual(withNeeds(chunks, [first]), [first]);
  for (const language of languages) assert.ok(first.inputs.includes(`elements/words/${language}/door.ts`), language);
  context.diagnostic(`${first.bytes} bytes gzip -9`);
  assert.ok(first.bytes <= FIRST_SCREEN_MAX, `${first.bytes} bytes`);
});

test('the steps that follow need nothing but the first file', () => {
  const first = chunkOf('elements/index.ts');
  for (const way of ['steps', ...languages.map((language) => `words/${language}/steps`)])
    assert.deepEqual(
      chunkOf(`elements/${way}.ts`).needs.filter((path) => path !== first.path),
      [],
      way,
    );
});

for (const language of languages) {
  test(`all that a person needs to sign in, in ${language}, weighs at most ${SIGN_IN_MAX} bytes`, (context) => {
    const own = chunks.filter((chunk) => !foreign(chunk, language));
    const ways = ['index', 'steps', `words/${language}/steps`];
    const needed = withNeeds(
      chunks,
      ways.map((way) => chunkOf(`elements/${way}.ts`)),
    );
    // Whatever else is asked for by itself must be known not to be needed.
    const others = own.filter((chunk) => chunk.entry && !needed.includes(chunk) && !afterwards(chunk));
    assert.deepEqual(
      others.map(({ entry }) => entry),
      [SPELLING],
    );
    context.diagnostic(`${sum(needed)} bytes gzip -9; ${sum(own)} with the account view and the desk`);
    assert.ok(sum(needed) <= SIGN_IN_MAX, `${sum(needed)} bytes: ${list(needed)}`);
  });

  test(`VIISP costs a person in ${language} at most ${VIISP_MAX} bytes more, and nobody else any`, (context) => {
    const more = chunks.filter((chunk) => through(chunk) && !foreign(chunk, language));
    context.diagnostic(`${sum(more)} bytes gzip -9`);
    assert.ok(more.length >= 3 && sum(more) <= VIISP_MAX, `${sum(more)} bytes: ${list(more)}`);
    const first = withNeeds(chunks, [chunkOf('elements/index.ts'), chunkOf('elements/steps.ts')]);
    assert.deepEqual(first.filter(through), []);
  });
}

test(`help with other letters in a name is loaded only when it is asked for, and weighs at most ${SPELLING_MAX} bytes`, () => {
  const spelling = chunkOf(SPELLING);
  assert.equal(
    chunks.some(({ needs }) => needs.includes(spelling.path)),
    false,
  );
  assert.ok(spelling.bytes <= SPELLING_MAX, `${spelling.bytes} bytes`);
});

function list(some: Chunk[]): string {
  return some.map(({ path, bytes }) => `${basename(path)} ${bytes}`).join(', ');
}

test('every element that pages get is in the manifest and has states in the demonstration', async () => {
  const shipped = chunks.flatMap(({ inputs }) =>
    inputs.flatMap((input) => input.match(/^elements\/(migris-\w+)\.ts$/)?.[1] ?? []),
  );
  const manifest = JSON.parse(readFileSync(`${projectFolder}dist/custom-elements.json`, 'utf8')) as {
    modules: { declarations: { tagName?: string }[] }[];
  };
  const described = manifest.modules.flatMap(({ declarations }) =>
    declarations.flatMap(({ tagName }) => tagName ?? []),
  );
  assert.deepEqual(described.sort(), shipped.sort());
  const { states } = await load<typeof import('../demo/states.ts')>('demo/states.ts');
  assert.deepEqual([...new Set(states.map(({ element }) => element))].sort(), shipped);
});

/** What the noun `account` and the desk of staff say on the wire that elements have had names of their own for. */
const WIRE = ['kind', 'why', 'after', 'by', 'next', 'fields', 'reason', 'status', 'answer', 'document', 'provenance'];

test('what other files find in the page never changes', () => {
  // They are given the value, and would not hear of another one.
  const sources = chunks.flatMap(({ inputs }) => inputs).filter((input) => /^(elements|schema)\/[^?]*$/.test(input));
  const changing = sources.flatMap((source) =>
    [...readFileSync(projectFolder + source, 'utf8').matchAll(/^export let (\w+)/gm)].map(([, name = '']) => name),
  );
  assert.deepEqual(changing, ['keeps']);
  const readers = sources.filter((source) =>
    /^import \{[^}]*\bkeeps\b/m.test(readFileSync(projectFolder + source, 'utf8')),
  );
  assert.deepEqual(
    readers.filter((reader) => !chunkOf('elements/index.ts').inputs.includes(reader)),
    [],
  );
});

test('no name that is looked up by its word, or stands on the wire, is another one in what ships', () => {
  const refused = [...refusals, ...viispRefusals, ...rareRefusals, ...accountRefusals, ...staffRefusals];
  const words = [...refused, ...problems, ...Object.keys(catalogue), ...WIRE];
  assert.ok(words.length > 60);
  assert.deepEqual(
    words.filter((word) => options.mangleProps.test(word)),
    [],
  );
});

test('imports go from demo to elements, from elements and worker to schema, and nowhere else', () => {
  const targets: Record<string, string[]> = {
    schema: [],
    worker: ['schema'],
    elements: ['schema'],
    demo: ['elements'],
  };
  const wrong = Object.entries(targets).flatMap(([folder, allowed]) =>
    arrowsFrom(folder).filter(
      (arrow) => ![folder, ...allowed].includes(top(arrow)) && !typeOfTheApi(arrow) && !build(arrow),
    ),
  );
  assert.deepEqual(wrong, []);
  const found = arrowsFrom('worker').filter((arrow) => top(arrow) === 'schema').length;
  assert.ok(found > 10, `only ${found} imports were found: the search is broken`);
});

function top({ to }: Arrow): string {
  return to.split('/')[0] ?? '';
}

/** The one thing that elements may know of the Worker. */
function typeOfTheApi({ from, to, what }: Arrow): boolean {
  return from.startsWith('elements/') && to === 'worker/router.js' && /^type \{ AppRouter \}$/.test(what);
}

/** Whoever deploys builds first, on a machine of ours and not in the Worker. */
function build({ from, to }: Arrow): boolean {
  return from === 'worker/deploy.mjs' && /^elements\/build(\/releases)?\.ts$/.test(to);
}

test('the Worker that is deployed', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'migris-worker-'));
  after(() => rmSync(folder, { recursive: true }));
  let said = '';
  const command = ['wrangler', 'deploy', '--dry-run', '--outdir', folder, '--metafile', join(folder, 'meta.json')];
  const print = (words: string) => {
    said += words;
  };
  assert.equal(await runCommand(command, { print, env: { KEYS: 'x', SIGNING_KEYS: 'x' } }), 0, said);

  await context.test('holds nothing of the demonstration or the tests', () => {
    const { inputs } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
      inputs: Record<string, unknown>;
    };
    assert.ok('worker/index.ts' in inputs);
    assert.deepEqual(
      Object.keys(inputs).filter((input) => /^(demo|test|elements)\//.test(input)),
      [],
    );
    const files = readdirSync(`${projectFolder}dist`, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files.filter((file) => /demo|test/.test(file)),
      [],
    );
  });

  const main = readFileSync(join(folder, 'index.js'));
  const xml = readFileSync(join(folder, 'viisp/soap/signed-xml.js'));
  const passkeys = readFileSync(join(folder, 'passkeys/webauthn.js'));
  const phones = readFileSync(join(folder, 'phones/numbers.js'));

  await context.test(
    'holds what few people need in modules of their own, which are loaded when they are asked for',
    () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const scripts = files.filter((file) => /\.m?js$|\.wasm$/.test(file));
      assert.deepEqual(scripts.sort(), [
        'index.js',
        'passkeys/webauthn.js',
        'phones/numbers.js',
        'viisp/soap/signed-xml.js',
      ]);
      const libraries: [Buffer, RegExp, string][] = [
        [xml, /xmldom|DOMParser|SignedInfo|xml-exc-c14n/, 'viisp/soap/signed-xml'],
        [passkeys, /rpIdHash/, 'passkeys/webauthn'],
        [phones, /INVALID_COUNTRY/, 'phones/numbers'],
      ];
      for (const [module, library, path] of libraries) {
        assert.match(module.toString(), library);
        assert.doesNotMatch(main.toString(), library);
        assert.ok(main.includes(`import("./${path}.js")`), path);
        assert.ok(!new RegExp(`(from|import)\\s*"\\./${path}\\.js"`).test(main.toString()), path);
      }
    },
  );

  await context.test(`reads passkeys with ${PASSKEYS_MAX} bytes, none of them for certificates`, (test) => {
    test.diagnostic(`${gzipped(passkeys)} bytes gzip -9, ${passkeys.length} of script`);
    assert.ok(gzipped(passkeys) <= PASSKEYS_MAX, `${gzipped(passkeys)} bytes`);
    assert.ok(passkeys.length <= PASSKEYS_SCRIPT_MAX, `${passkeys.length} bytes of script`);
    assert.ok(!/LocalBaseBlock|tsyringe|MII[\w+/]{40}/.test(passkeys.toString()), 'certificates are read');
  });

  await context.test(`weighs at most ${WORKER_MAX} bytes, and ${TOGETHER_MAX} with all that only some need`, (test) => {
    const [always, sometimes, numbers] = [gzipped(main), gzipped(xml), gzipped(phones)];
    test.diagnostic(`${always}, ${sometimes} and ${numbers} bytes gzip -9`);
    assert.ok(always <= WORKER_MAX, `${always} bytes`);
    assert.ok(sometimes <= XML_MAX, `${sometimes} bytes`);
    assert.ok(numbers <= PHONES_MAX, `${numbers} bytes`);
    const together = always + sometimes + numbers + gzipped(passkeys);
    assert.ok(together <= TOGETHER_MAX, `${together} bytes`);
    const started = main.length + xml.length + phones.length + passkeys.length;
    test.diagnostic(`${started} bytes of script`);
    assert.ok(started <= STARTED_MAX, `${started} bytes of script`);
  });
});

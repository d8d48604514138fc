import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, healthy, html, linesOf, tagged } from './case.ts';
import { rewrite } from './proxy.ts';
import { fromOutside, mendAll, type Run, run, type World } from './world.ts';

const MANY = 3000;
const DEEP = 100_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
const EVIL = '\u001b]0;owned\u0007\u001b[31m\u009b31m\u202eevil';

const ids = (found: { id: string }[]) => found.map(({ id }) => id).sort();

/** Pages and servers that nobody made for people: the doctor stays calm, short and quick. */
export function hostileTests(given: () => World): void {
  const examined = async (page: Case['page'], more: string[] = []): Promise<Run> => {
    const world = given();
    world.pages.page = page(world);
    return run(world, [world.pages.origin, '--lang', 'en', '--dns', world.names.address, ...more]);
  };

  for (const api of [
    'localhost:8841/trpc',
    'mailto:x@y',
    'javascript:void(0)',
    `https://a.example/${'a'.repeat(MANY)}`,
  ])
    test(`an API at ${api.slice(0, 30)} is no address that can be asked`, async () => {
      const world = given();
      mendAll(world);
      world.pages.page = { html: html(`<migris-login api="${api}"></migris-login>`, tagged(world)) };
      assert.deepEqual(ids(await fromOutside(world, world.pages.origin)), ['api-invalid']);
    });

  test('a script that is no file anywhere brings no elements', async () => {
    const world = given();
    mendAll(world);
    const script = '<script type="module" src="data:text/javascript,/migris.js"></script>';
    const { code, said, complained } = await examined(() => ({ html: html('<migris-login></migris-login>', script) }));
    assert.deepEqual([code, complained], [2, '']);
    assert.match(said, /\[script-unseen\]/);
  });

  test('what is nested deeply is read, in the page and in answers', async () => {
    const world = given();
    mendAll(world);
    const deep = `${'<div>'.repeat(20_000)}<migris-login></migris-login>`;
    world.pages.page = { html: html(deep, tagged(world)) };
    world.proxy.bend = (passing) => {
      if (passing.path === '/elements/integrity.json')
        passing.body = Buffer.from(`{"version":"9.9.9","current":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`);
    };
    assert.deepEqual(await fromOutside(world, world.pages.origin), []);
  });

  test('a version that is none is asked for by nobody', async () => {
    const world = given();
    mendAll(world);
    world.pages.page = { html: healthy(world) };
    world.proxy.bend = (passing) => {
      if (passing.path === '/elements/integrity.json') passing.body = Buffer.from('{"version":"\\ud800"}');
    };
    assert.deepEqual(await fromOutside(world, world.pages.origin), []);
  });

  test('keys are read over HTTP only', async () => {
    const world = given();
    mendAll(world);
    world.pages.page = { html: healthy(world) };
    world.proxy.bend = (passing) => {
      if (passing.path.endsWith('/openid-configuration'))
        rewrite(passing, (json) => ({ ...json, jwks_uri: 'data:application/json,{"keys":[1]}' }));
    };
    assert.deepEqual(ids(await fromOutside(world, world.pages.origin)), ['discovery-broken']);
  });

  test('of thousands of scripts, tags, policies and APIs a few are looked at, which is said', async () => {
    const world = given();
    mendAll(world);
    let asked = 0;
    let [at, most] = [0, 0];
    const many = Array.from({ length: MANY }, (_, each) => each);
    const scripts = many.map((each) => `<script type="module" src="/${each}/migris.js"></script>`).join('');
    const tags = many.map((each) => `<migris-x${each} api="/${each}/trpc"></migris-x${each}>`).join('');
    const metas = many
      .map((each) => `<meta http-equiv="content-security-policy" content="connect-src ${each}">`)
      .join('');
    const { code, said } = await examined(() => ({
      html: '',
      answer: (outgoing, path) => {
        if (path === '/') return void outgoing.end(html(tags, `${metas}${scripts}`));
        asked += 1;
        at += 1;
        most = Math.max(most, at);
        setTimeout(() => {
          at -= 1;
          outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(`/* ${path} */`);
        }, 20);
      },
    }));
    assert.equal(code, 1);
    for (const [few, all] of [
      [10, '3000 <script>'],
      [50, '3000 <migris-…>'],
      [10, '3000 Content-Security-Policy'],
      [4, '50 API'],
    ])
      assert.ok(said.includes(`Only ${few} of ${all} were looked at.`), all as string);
    assert.ok(asked <= 50, `${asked} requests`);
    assert.ok(most <= 16, `${most} requests at once`);
    assert.ok(said.length < 100_000, `${said.length} characters`);
  });

  test('scripts that are large altogether are not all loaded', async () => {
    const world = given();
    mendAll(world);
    let loaded = 0;
    const scriptOf = (path: number) => `<script type="module" src="/${path}/migris.js" integrity="sha384-x"></script>`;
    const scripts = Array.from({ length: 10 }, (_, each) => scriptOf(each));
    const { said } = await examined(() => ({
      html: '',
      answer: (outgoing, path) => {
        if (path === '/') return void outgoing.end(html('<migris-login></migris-login>', scripts.join('')));
        if (!path.endsWith('.js')) return void outgoing.end('{}');
        loaded += 1;
        outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(Buffer.alloc(4_000_000, ' '));
      },
    }));
    assert.ok(loaded < 7, `${loaded} scripts`);
    assert.match(said, /Only \d of 10 <script> were looked at\./);
    // Nobody knows the hash of what was not read to its end.
    assert.doesNotMatch(said, /\[integrity-wrong\]/);
  });

  test('a line is never longer than anybody reads', async () => {
    const world = given();
    mendAll(world);
    const long = 'x'.repeat(1_000_000);
    const page: Case['page'] = ({ proxy }) => ({
      html: html(
        '<migris-login></migris-login>',
        `<meta http-equiv="content-security-policy" content="connect-src ${long}"><script type="${long}" src="${proxy.site}/elements/migris.js"></script>`,
      ),
    });
    const { said } = await examined(page);
    assert.match(said, /is not a module \(type: x+…\)/);
    assert.match(said, /Only 0 of 1 Content-Security-Policy were looked at\./);
    assert.ok(said.length < 5000, `${said.length} characters`);
  });

  test('a hostile page neither fills the memory nor writes to the terminal', async () => {
    const world = given();
    mendAll(world);
    world.proxy.registered.clear();
    const { code, said } = await examined(() => ({
      html: '',
      answer: (outgoing) => {
        outgoing.write(
          healthy(world).replace('Ministry', EVIL).replace('</body>', `<migris-${EVIL}x></migris-${EVIL}x>`),
        );
        const more = () => {
          while (!outgoing.destroyed && outgoing.write(' '.repeat(65_536)));
        };
        outgoing.on('drain', more);
        more();
      },
    }));
    assert.equal(code, 1);
    assert.match(said, /\[origin-unregistered\]/);
    assert.doesNotMatch(said, OBEYED);
  });

  test('programs get what a page says in full, and a terminal nothing that it would obey', async () => {
    const world = given();
    mendAll(world);
    world.proxy.registered.clear();
    const page = {
      html: healthy(world).replace('Ministry', EVIL),
      headers: { 'content-type': 'text/html; charset=utf-8' },
    };
    const { said } = await examined(() => page, ['--json']);
    assert.doesNotMatch(said, OBEYED);
    const { findings } = JSON.parse(said) as { findings: { id: string; lines: string[]; what: string }[] };
    const entry = JSON.parse(linesOf(findings, 'origin-unregistered')[0] ?? '') as { name: { lt: string } };
    assert.equal(entry.name.lt, EVIL);
  });

  test('a server that is slow is said to be slow', async () => {
    const world = given();
    mendAll(world);
    const slow = (path: string) => run(world, [`${world.pages.origin}${path}`, '--lang', 'en']);
    world.pages.page = {
      html: '',
      answer: (outgoing, path) => void (path === '/drip' && outgoing.write('<!doctype html>')),
    };
    for (const { code, said, complained } of await Promise.all([slow('/'), slow('/drip')])) {
      assert.deepEqual([code, said], [2, '']);
      assert.match(complained, /could not be looked at: no answer within 10 seconds\.\n$/);
    }
  });

  test('what nobody foresaw is said in one sentence', async () => {
    const world = given();
    mendAll(world);
    world.pages.page = { html: healthy(world) };
    for (const broken of ['URL.canParse', 'Array.prototype.toReversed']) {
      const preload = `data:text/javascript,${broken}=()=>{throw%20RangeError('\u001bdeep')}`;
      const env = { NODE_OPTIONS: `--import=${preload.replace('\u001b', '%5Cx1b')}` };
      const { code, complained } = await run(world, [world.pages.origin, '--lang', 'en'], env);
      assert.equal(code, 2, broken);
      assert.match(complained, /^[^\n]+ \(deep\)\n$/, broken);
    }
  });

  test('a name server that is none is a mistake of whoever typed it', async () => {
    const { code, complained } = await run(given(), ['https://page.example', '--dns', 'nonsense', '--lang', 'en']);
    assert.equal(code, 2);
    assert.match(complained, /--dns\s+name server/);
  });
}

import { presentVersion } from '../../../elements/build/releases.ts';
import { type Case, healthy, html, linesOf, replaceScript, tagged } from '../case.ts';
import { rewrite } from '../proxy.ts';
import type { World } from '../world.ts';

const login = '<migris-login diagnose></migris-login>';
const bundle =
  (path: string, more = '') =>
  (world: World) => ({ html: html(login, tagged(world, path, more)) });
const page = (world: World) => ({ html: healthy(world) });
const OLD = '/elements/v0.1.0/migris.js';
const FALSE_HASH = `sha384-${'A'.repeat(64)}`;

/** What is wrong with the elements in the page, with the page's markup, and with what its back end needs. */
export const bundleCases: Case[] = [
  {
    name: 'it brings two versions',
    page: (world) => ({ html: html(login, `${tagged(world)}${tagged(world, OLD)}`) }),
    outside: ['two-versions'],
    inside: ['two-versions'],
    mend: (world, found) => replaceScript(world, found, 'two-versions'),
  },
  {
    name: 'it brings the same version twice, which is harmless',
    page: (world) => ({ html: html(login, `${tagged(world)}${tagged(world, '/elements/migris.js?again')}`) }),
    outside: [],
    inside: [],
  },
  {
    name: 'it brings an old version',
    page: bundle(OLD),
    outside: ['old-bundle'],
    inside: ['old-bundle'],
    mend: (world, found) => replaceScript(world, found, 'old-bundle'),
  },
  {
    name: 'the API no longer takes its version',
    page: bundle(OLD),
    bend: (passing) => {
      if (!passing.path.endsWith('?v=0.1.0') || passing.method !== 'POST') return;
      passing.status = 410;
      passing.body = Buffer.from(JSON.stringify({ error: { data: { refusal: 'elements_outdated' } } }));
    },
    outside: ['outdated'],
    inside: ['outdated'],
    mend: (world, found) => replaceScript(world, found, 'outdated'),
  },
  {
    name: 'the hash of its script is another',
    page: bundle(`/elements/v${presentVersion()}/migris.js`, ` integrity="${FALSE_HASH}" crossorigin`),
    outside: ['integrity-wrong'],
    inside: 'never',
    mend: (world, found) => replaceScript(world, found, 'integrity-wrong'),
  },
  {
    name: 'it pins a script that changes',
    page: (world) => ({ html: html(login, tagged(world, '/elements/migris.js', ` integrity="${hashes.current}"`)) }),
    outside: ['integrity-fleeting'],
    inside: ['integrity-fleeting'],
    mend: (world, found) => replaceScript(world, found, 'integrity-fleeting'),
  },
  {
    name: 'its script is not there',
    page: bundle('/elements/nowhere/migris.js'),
    outside: ['script-blocked'],
    inside: 'never',
    mend: (world, found) => replaceScript(world, found, 'script-blocked'),
  },
  {
    name: 'its script is no module',
    page: ({ proxy }) => ({ html: html(login, `<script src="${proxy.site}/elements/migris.js"></script>`) }),
    outside: ['script-not-module'],
    inside: 'never',
    mend: (world, found) => replaceScript(world, found, 'script-not-module'),
  },
  {
    name: 'it has no script',
    page: () => ({ html: html(login) }),
    outside: ['script-missing'],
    inside: 'never',
  },
  {
    name: 'a tag is misspelt',
    page: (world) => ({ html: healthy(world).replace('</body>', '<migris-acount></migris-acount></body>') }),
    outside: ['tag-unknown'],
    inside: ['tag-unknown'],
    mend: ({ pages }, found) => {
      const [line = ''] = linesOf(found, 'tag-unknown');
      pages.page = { html: pages.page.html.replace(/<migris-acount.*acount>/, line) };
    },
  },
  {
    name: 'a tag is closed as XML closes tags',
    page: (world) => ({ html: html(`${login}<migris-account /><p>Text</p>`, tagged(world)) }),
    outside: ['tag-self-closed'],
    // The browser has read the tag already: what was written is gone.
    inside: [],
    mend: ({ pages }, found) => {
      const [line = ''] = linesOf(found, 'tag-self-closed');
      pages.page = { html: pages.page.html.replace('<migris-account />', line) };
    },
  },
  {
    name: 'a proxy does not pass the description of the API on',
    page,
    bend: (passing) => {
      if (passing.path.startsWith('/.well-known/')) passing.status = 404;
      if (passing.status === 404) passing.body = Buffer.from('<h1>Not found</h1>');
    },
    outside: ['discovery-broken'],
    inside: ['discovery-broken'],
  },
  {
    name: 'there are no keys',
    page,
    bend: (passing) => passing.path.endsWith('/jwks.json') && rewrite(passing, () => ({ keys: [] })),
    outside: ['keys-broken'],
    inside: ['keys-broken'],
  },
  {
    name: 'tokens are issued by another name',
    page,
    bend: (passing) =>
      passing.path.endsWith('/openid-configuration') &&
      rewrite(passing, (json) => ({ ...json, issuer: 'https://other.example' })),
    outside: ['issuer-other'],
    inside: ['issuer-other'],
  },
];

/** The hashes that the API tells, read when it runs. */
export const hashes = { current: '' };

import { type Case, healthy, html, linesOf, sendHeaders, tagged } from '../case.ts';
import type { World } from '../world.ts';

const csp = (policy: (world: World) => string) => (world: World) => ({
  html: healthy(world),
  headers: { 'content-security-policy': policy(world) },
});
const sendPolicy: Case['mend'] = (world, found) => sendHeaders(world, found, 'csp');

/** What a page forbids itself. */
export const policyCases: Case[] = [
  {
    name: 'its policy allows nothing from elsewhere',
    page: csp(() => "default-src 'self'"),
    outside: ['csp'],
    inside: 'never',
    mend: sendPolicy,
  },
  {
    name: 'its policy allows nothing at all',
    page: csp(() => "default-src 'none'; style-src 'unsafe-inline'"),
    outside: ['csp'],
    inside: 'never',
    mend: sendPolicy,
  },
  {
    name: 'its policy lets the script in and no call out',
    page: csp(({ proxy }) => `script-src 'self' ${proxy.site}; connect-src 'self'`),
    outside: ['csp'],
    inside: ['csp'],
    mend: sendPolicy,
  },
  {
    name: 'its policy names a path that is not the one of the API',
    page: csp(({ proxy }) => `script-src ${proxy.site}/elements/; connect-src ${proxy.site}/api/`),
    outside: ['csp'],
    inside: ['csp'],
    mend: sendPolicy,
  },
  {
    name: 'of two policies the one in its markup forbids the calls',
    page: (world) => ({
      html: healthy(world, `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`),
      headers: { 'content-security-policy': `script-src ${world.proxy.site}` },
    }),
    outside: ['csp'],
    inside: ['csp'],
    mend: ({ pages }, found) => {
      const [line = ''] = linesOf(found, 'csp');
      pages.page = { ...pages.page, html: pages.page.html.replace(/<meta http-equiv="Content-S[^>]*>/, line) };
    },
  },
  {
    name: 'its policy trusts other types only',
    page: csp(() => "require-trusted-types-for 'script'; trusted-types my-app"),
    outside: ['csp'],
    inside: 'never',
    mend: sendPolicy,
  },
  {
    name: 'its policy lets no form out, and people sign in through VIISP',
    page: csp(() => "form-action 'self'"),
    outside: ['csp'],
    inside: ['csp'],
    mend: sendPolicy,
  },
  {
    name: 'its policy trusts only scripts with a nonce',
    page: csp(() => "script-src 'nonce-abc' 'strict-dynamic' https:"),
    outside: ['csp-nonce'],
    inside: 'never',
    mend: ({ pages }, found) => {
      const line = linesOf(found, 'csp-nonce')[0]?.replace('…', 'abc') ?? '';
      pages.page = { ...pages.page, html: pages.page.html.replace(/<script.*<\/script>/, line) };
    },
  },
  {
    name: 'its policy is only reported',
    page: (world) => ({
      html: healthy(world),
      headers: { 'content-security-policy-report-only': "default-src 'none'" },
    }),
    outside: [],
    inside: [],
  },
  {
    name: 'it is in a sandbox without an origin',
    page: csp(() => 'sandbox allow-scripts'),
    outside: ['sandbox'],
    inside: ['sandbox'],
    mend: (world, found) => sendHeaders(world, found, 'sandbox'),
  },
  {
    name: 'it is in a sandbox, and its policy forbids the calls',
    page: csp(({ proxy }) => `sandbox allow-scripts allow-same-origin; script-src ${proxy.site}; connect-src 'none'`),
    outside: ['csp', 'sandbox'],
    inside: ['csp', 'sandbox'],
    mend: (world, found) => sendHeaders(world, found, 'sandbox'),
  },
  {
    name: 'it comes over https, and the API over http',
    secure: true,
    page: (world) => {
      const api = `${world.proxy.site.replace('localhost', '0.0.0.0')}/trpc`;
      return { html: html(`<migris-login diagnose api="${api}"></migris-login>`, tagged(world)) };
    },
    outside: ['mixed-content'],
    inside: ['mixed-content'],
  },
];

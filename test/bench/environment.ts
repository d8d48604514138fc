import { readFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { projectFolder } from '../support/command.ts';
import type { Table } from './section.ts';

/** The packages whose versions decide the figures: ours, and those of the peers. */
const OURS = ['@trpc/server', 'drizzle-orm', 'esbuild', 'lit', 'wrangler', 'miniflare', 'workerd', 'zod'];
const PEERS = [
  ...['better-auth', '@openauthjs/openauth', '@auth/core', '@auth/d1-adapter'],
  ...['@teamhanko/hanko-elements', '@descope/web-component', '@clerk/clerk-js', '@clerk/ui', '@supabase/auth-js'],
];

/** The version of an installed package; `peer` where it is one of the packages of the peers. */
export function versionOf(name: string, peer = false): string {
  const folder = peer ? 'test/bench/node_modules' : 'node_modules';
  return JSON.parse(readFileSync(`${projectFolder}${folder}/${name}/package.json`, 'utf8')).version;
}

/** Our version, and whether there is more than was released. */
function ourVersion(): string {
  const { version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8'));
  const hasMore = readFileSync(`${projectFolder}CHANGELOG.md`, 'utf8').includes('\n## Unreleased\n');
  return hasMore ? `${version} and what the CHANGELOG has as unreleased` : version;
}

/** What the figures were measured with: they are true of these versions and this machine. */
export function environmentTable(): Table {
  const listed = (names: string[], peer: boolean) => names.map((name) => `${name} ${versionOf(name, peer)}`).join(', ');
  const [processor] = cpus();
  return {
    title: 'Measured with',
    columns: ['what', 'is'],
    rows: [
      ['migris-elements', ourVersion()],
      ['machine', `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}`],
      ['Node.js', process.version],
      ['packages', listed(OURS, false)],
      ['peers', listed(PEERS, true)],
      ['day', new Date().toISOString().slice(0, 10)],
    ],
  };
}

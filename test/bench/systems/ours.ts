import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Caller, random } from '../../../demo/run/people/caller.ts';
import { newSigningKey } from '../../../worker/signing-key.mjs';
import { projectFolder, runCommand } from '../../support/command.ts';
import { workerSettings } from '../../support/worker-settings.ts';
import type { Person, Place, System, WorkerCode } from '../stack/system.ts';

const MIGRATIONS = `${projectFolder}schema/migrations/`;
const KEYS = `bench-1:${'B'.repeat(43)}`;

/** The Worker exactly as it is deployed: what `wrangler deploy` would upload. */
export const ours: System = { name: 'MIGRIS elements', build: buildOurs, person };

async function buildOurs(scratch: string): Promise<WorkerCode> {
  const folder = join(scratch, 'ours');
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  const command = ['wrangler', 'deploy', '--dry-run', '--outdir', folder];
  if ((await runCommand(command, { print, env: { KEYS: 'x', SIGNING_KEYS: 'x' } })) !== 0) throw new Error(said);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const main = (file: string) => (file === 'index.js' ? 0 : 1);
  return {
    modules: files
      .toSorted((one, other) => main(one) - main(other))
      .map((file) => ({ path: relative('.', file), contents: readFileSync(join(folder, file), 'utf8') })),
    tables: migrations(),
    settings: { ...workerSettings, KEYS, SIGNING_KEYS: JSON.stringify([await newSigningKey()]) },
    consumes: true,
  };
}

/** The statements of all migrations, in their order. */
function migrations(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .flatMap((file) => readFileSync(MIGRATIONS + file, 'utf8').split('--> statement-breakpoint'));
}

/** A network of its own for everybody, so that nobody spends the limits of others. */
export function networkOf(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

/** An address of its own for everybody; long, so that a recording of it can be renewed. */
export function addressOf(number: number): string {
  return `somebody-of-the-bench-${String(number).padStart(8, '0')}@example.com`;
}

function person({ site, letter }: Place, number: number, again = false): Person {
  const email = addressOf(number);
  // The same person comes from elsewhere: their limits of calls are not those of the first visit.
  const network = networkOf(number + (again ? 8_000_000 : 0));
  const caller = new Caller(site, { network, userAgent: BROWSER });
  let asked: Record<string, unknown> = {};
  let code = '';
  const enter = (what: string) =>
    caller.call('signIn.verify', {
      challenge: asked.challenge,
      sends: asked.sends,
      email,
      code: what,
      attempt: random(),
    });
  return {
    request: async () => {
      asked = await caller.call('signIn.request', { email, locale: 'lt' });
    },
    resend: async () => {
      asked = await caller.call('signIn.resend', { challenge: asked.challenge, email });
    },
    wrong: () => enter('00000000').catch(expectRefused),
    verify: async () => {
      code = (await letter(email)).text.match(/\b\d{8}\b/)?.[0] ?? '';
      await enter(code);
    },
    session: () => caller.call('session.read', {}),
    profile: () => caller.call('profile.read', {}),
  };
}

/** What the browser of everybody says of itself. */
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';

function expectRefused(error: unknown): void {
  if (!(error instanceof Error && error.message.includes('code_wrong'))) throw error;
}

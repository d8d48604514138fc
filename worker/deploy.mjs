// Builds, creates what the Cloudflare account lacks, migrates, deploys. `--dry-run` builds and bundles only, offline.
import { spawnSync } from 'node:child_process';
import { unreleased } from '../elements/build/releases.ts';
import { build } from '../elements/build.ts';

const QUEUES = ['migris-outbox', 'migris-outbox-dead'];

/** Runs wrangler in the open; the operator sees and answers what it asks. */
function wrangler(...words) {
  return spawnSync('wrangler', words, { stdio: 'inherit' }).status === 0;
}

/** Whether wrangler finds something, without showing how. */
function exists(...words) {
  return spawnSync('wrangler', words, { stdio: 'ignore' }).status === 0;
}

function must(done, what) {
  if (done) return;
  stop(`${what} failed; the reason stands above.`);
}

function stop(why) {
  console.error(`Stopped: ${why}`);
  process.exit(1);
}

await build();
if (process.argv.includes('--dry-run')) {
  must(wrangler('deploy', '--dry-run', '--outdir', '.wrangler/deploy'), 'bundling');
} else {
  const reason = unreleased('dist/elements');
  if (reason) stop(reason);
  for (const queue of QUEUES) {
    if (!exists('queues', 'info', queue)) must(wrangler('queues', 'create', queue), `creating the queue ${queue}`);
  }
  if (!exists('d1', 'info', 'migris'))
    must(wrangler('d1', 'create', 'migris', '--jurisdiction', 'eu'), 'creating the database');
  must(wrangler('d1', 'migrations', 'apply', 'DB', '--remote'), 'migrating the database');
  must(wrangler('deploy'), 'deploying (docs/operators.md tells how each secret is made)');
}

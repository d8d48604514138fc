// Runs before every npm script, on Node 20 with nothing installed: plain JavaScript, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Node 20 or newer is needed; this is ${process.version}.`);
}
if (!isSetUp()) {
  console.log('Installing the packages of package-lock.json: about a minute, only when they change …');
  const problem = install();
  if (problem) stop(`The packages could not be installed (${problem}). Check the network; "npm ci" says more.`);
}

/** npm keeps its own note of what is installed: cheaper and truer than one of ours. */
function isSetUp() {
  if (!existsSync(new URL('node_modules/node/bin/node', root))) return false;
  const wanted = packagesOf('package-lock.json');
  const here = packagesOf('node_modules/.package-lock.json');
  return Object.keys(wanted).every((path) => {
    const [want, have] = [wanted[path], here[path]];
    // Optional packages are there for one kind of machine only.
    return path === '' || (have ? have.integrity === want.integrity : want.optional);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(new URL(file, root), 'utf8')).packages;
  } catch {
    return {};
  }
}

function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const run = npm ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options);
  if (run.status === 0) return isSetUp() ? undefined : 'install scripts were not run';
  return run.stderr?.match(/^npm (?:error|ERR!) code (\w+)$/m)?.[1] ?? run.error?.message ?? 'npm ci failed';
}

function stop(line) {
  console.error(line);
  process.exit(1);
}

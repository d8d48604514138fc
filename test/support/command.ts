import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder, where every command starts. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const tools = `${projectFolder}node_modules/.bin`;
const colour = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** The environment of every command: the project's own tools first, no telemetry, colour only for a person at a terminal. */
export const commandEnvironment = {
  ...process.env,
  ...colour,
  PATH: `${tools}${delimiter}${process.env.PATH}`,
  WRANGLER_SEND_METRICS: 'false',
};

/** Where a command runs and who gets its words. */
export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
  print: (words: string) => void;
}

/** Runs a command without a keyboard and resolves to its exit code; what it says goes to `print` as it comes. */
export function runCommand(command: readonly string[], { cwd = projectFolder, env, print }: CommandOptions) {
  const [tool = '', ...rest] = command;
  return new Promise<number>((resolve) => {
    const child = spawn(tool, rest, {
      cwd,
      env: { ...commandEnvironment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
    child.on('error', (error) => {
      print(`${tool} could not start: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      if (signal) print(`${tool} was stopped by ${signal}\n`);
      resolve(code ?? 1);
    });
  });
}

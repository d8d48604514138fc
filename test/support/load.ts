import { build } from 'esbuild';
import { projectFolder } from './command.ts';

/** Imports a module that is written for a bundler, by its path in the project. */
export async function load<Module>(path: string): Promise<Module> {
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    target: 'node24',
    write: false,
    tsconfig: `${projectFolder}tsconfig.json`,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as Module;
}

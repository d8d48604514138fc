import { fileURLToPath } from 'node:url';
import { build } from '../build.ts';
import { release } from './releases.ts';

await build();
try {
  const folder = await release(fileURLToPath(new URL('../../dist/elements', import.meta.url)));
  console.log(`Released as ${folder}: commit it.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

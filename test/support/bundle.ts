import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { asShipped } from '../../elements/build/first-file.ts';
import type { Integrity } from '../../elements/build/releases.ts';
import { options } from '../../elements/build.ts';
import { projectFolder } from './command.ts';

type Output = Metafile['outputs'][string];

/** One file that pages load, as it ships. */
export interface Chunk {
  path: string;
  /** Its size as gzip -9 leaves it. */
  bytes: number;
  /** The source file that its own import made a chunk, if it was one. */
  entry: string | undefined;
  /** The source files that left something in it. */
  inputs: string[];
  /** The chunks that must be there before it runs. */
  needs: string[];
}

/** The size of some bytes as gzip -9 leaves them. */
export function gzipped(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** The chunks in dist/elements. @throws where they are not those of the sources as they are now. */
export async function shippedChunks(): Promise<Chunk[]> {
  // Bundled once more, in memory: the names of the chunks carry a hash of what is in them.
  const { metafile } = await build({ ...options, write: false });
  const outputs = Object.entries(asShipped(metafile).outputs).filter(([path]) => path.endsWith('.js'));
  const folder = `${projectFolder}dist/elements/`;
  // Those of earlier releases lie beside them.
  const paths = existsSync(folder) ? Object.keys(hashesNow(folder)).map((path) => `dist${path}`) : [];
  if (
    paths.sort().join() !==
    outputs
      .map(([path]) => path)
      .sort()
      .join()
  ) {
    throw new Error('dist/elements is not what the sources make now; npm run build makes it');
  }
  return outputs.map(([path, output]) => chunkOf(path, output));
}

function hashesNow(folder: string): Record<string, string> {
  return (JSON.parse(readFileSync(`${folder}integrity.json`, 'utf8')) as Integrity).current;
}

function chunkOf(path: string, { inputs, imports, entryPoint }: Output): Chunk {
  return {
    path,
    bytes: gzipped(readFileSync(projectFolder + path)),
    entry: entryPoint,
    inputs: Object.keys(inputs).filter((input) => inputs[input]?.bytesInOutput),
    needs: imports.filter(({ kind }) => kind === 'import-statement').map((needed) => needed.path),
  };
}

/** Some chunks and everything that must be there before they run. */
export function withNeeds(chunks: Chunk[], wanted: Chunk[]): Chunk[] {
  const found = new Set(wanted);
  for (const { needs } of found) {
    for (const other of chunks) if (needs.includes(other.path)) found.add(other);
  }
  return [...found];
}

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { gzipped } from '../../support/bundle.ts';
import { shown } from '../statistics.ts';

/** What some files weigh: as they are, and as two compressions leave each of them. */
export interface Weight {
  minified: number;
  gzip: number;
  brotli: number;
}

/** The weight of one file's bytes: gzip -9, and brotli as zlib does it by default (quality 11). */
export function weightOf(bytes: Uint8Array): Weight {
  return { minified: bytes.length, gzip: gzipped(bytes), brotli: brotliCompressSync(bytes).length };
}

/** The weight of files that are loaded one by one. */
export function weightOfFiles(paths: string[]): Weight {
  return together(paths.map((path) => weightOf(readFileSync(path))));
}

/** Some weights as one. */
export function together(weights: Weight[]): Weight {
  const sum = (of: keyof Weight) => weights.reduce((total, weight) => total + weight[of], 0);
  return { minified: sum('minified'), gzip: sum('gzip'), brotli: sum('brotli') };
}

/** A weight as cells of a table: minified, gzip, brotli. */
export function cells({ minified, gzip, brotli }: Weight): string[] {
  return [minified, gzip, brotli].map((figure) => shown(figure));
}

import { readdirSync } from 'node:fs';

const HASH = /-[A-Z0-9]{8}\.js$/;

/** The headers of the static files: any page may load them, and what has a hash in its name or was released never changes. */
export function headersFor(folder: string, released: string[]): string {
  const files = readdirSync(folder);
  const hashed = files.filter((file) => HASH.test(file)).map((file) => file.replace(HASH, '-*'));
  const all = [...released.map((version) => `v${version}/*`), ...new Set(hashed)];
  // Where two rules match a file, both values are sent.
  const forever = all.filter((name) => !all.some((wider) => wider !== name && name.startsWith(wider.slice(0, -1))));
  return `/elements/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=300
${forever.map((name) => `/elements/${name}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n`).join('')}`;
}

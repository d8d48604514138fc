// drizzle-kit has no word for STRICT tables: every CREATE TABLE of the generated migrations gets it here.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('./migrations/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const file = new URL(name, folder);
  const generated = readFileSync(file, 'utf8');
  const strict = generated.replace(/^(CREATE TABLE [\s\S]*?\n\));/gm, '$1 STRICT;');
  if (strict !== generated) writeFileSync(file, strict);
}

import { writeFile } from 'node:fs/promises';
import { at } from './places.ts';
import { portals } from './portals.ts';
import { viispSettings } from './viisp.ts';

/**
 * Writes what depends on the port: who may embed the elements, and where VIISP is. Each port has a file of its own, so that two
 * demonstrations at once do not change each other's.
 */
export async function writeSettings(port: number): Promise<string> {
  const settings = { ...(await viispSettings(port)), PORTALS: JSON.stringify(portals(port)) };
  const file = `.wrangler/demo-${port}.env`;
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writeFile(at(file), lines.join(''), { mode: 0o600 });
  return file;
}

/** Single quotes keep JSON as it is; only double ones turn `\n` into line ends. */
function quoted(value: string): string {
  return /^[[{]/.test(value) ? `'${value}'` : `"${value.replaceAll('\n', '\\n')}"`;
}

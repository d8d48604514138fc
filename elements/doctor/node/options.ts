import { Resolver } from 'node:dns';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** What somebody typed. */
export interface Options {
  address: string;
  api: string | undefined;
  dns: string[];
  lang: 'lt' | 'en';
  json: boolean;
}

const SWITCHES = {
  api: { type: 'string' },
  dns: { type: 'string', multiple: true },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line; undefined where it asks for nothing that there is. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | undefined {
  const { values, positionals } = parsed(args) ?? {};
  const [command, address] = positionals ?? [];
  const api = values?.api;
  if (!values || values.help || command !== 'doctor' || !address || positionals?.length !== 2) return undefined;
  if ((api && !isWeb(api)) || !(values.dns ?? []).every(isServer)) return undefined;
  const place = placeOf(address);
  if (!place) return undefined;
  return {
    address: place,
    api: api?.replace(/\/$/, ''),
    dns: values.dns ?? [],
    lang: languageOf(values.lang ?? (env.LC_ALL || env.LANG)),
    json: values.json === true,
  };
}

/** The language for a name as a terminal gives it: `lt_LT.UTF-8`. */
export function languageOf(name: string | undefined): 'lt' | 'en' {
  return name?.toLowerCase().startsWith('lt') ? 'lt' : 'en';
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: SWITCHES, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** A page on the web, a file here, or a host that somebody typed without a scheme. */
function placeOf(address: string): string | undefined {
  if (isWeb(address) || /^file:/.test(address)) return address;
  if (existsSync(address)) return pathToFileURL(address).href;
  return isWeb(`https://${address}`) ? `https://${address}` : undefined;
}

function isServer(name: string): boolean {
  try {
    new Resolver().setServers([name]);
    return true;
  } catch {
    return false;
  }
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

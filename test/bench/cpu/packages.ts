import type { Profile } from '../stack/inspector.ts';
import type { WorkerCode } from '../stack/system.ts';

/** A function that was seen to run. */
export interface Ran {
  name: string;
  /** The package it belongs to, or what else it is part of. */
  part: string;
  /** Where it is written. */
  file: string;
  samples: number;
}

type Frame = Profile['nodes'][number]['callFrame'];

const WEB_CRYPTO = /^(sign|verify|digest|importKey|exportKey|encrypt|decrypt|getRandomValues|randomUUID)$/;
/** Modules that are bundled apart, without the names of what is in them. */
const APART: Record<string, string> = {
  'viisp/soap/signed-xml.js': 'xml-crypto, xmldom',
  'passkeys/webauthn.js': '@simplewebauthn/server',
};

/** Every function that was seen to run, where the Worker was not idle. */
export function functionsIn({ nodes, samples }: Profile, code: WorkerCode): Ran[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const placeOf = placesOf(code);
  const ran = new Map<string, Ran>();
  for (const id of samples) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') continue;
    const found = { name: frame.functionName || '(anonymous)', ...placeOf(frame), samples: 0 };
    // Two of the same name in one file are two: classes repeat names.
    const key = `${found.file} ${found.name} ${frame.lineNumber}`;
    const known = ran.get(key) ?? found;
    ran.set(key, { ...known, samples: known.samples + 1 });
  }
  return [...ran.values()];
}

/** Tells of each frame where it belongs, by the comments with which the bundler begins each file. */
function placesOf({ modules: [main] }: WorkerCode): (frame: Frame) => Pick<Ran, 'part' | 'file'> {
  const begins = String(main?.contents)
    .split('\n')
    .flatMap((text, line) => {
      const path = text.match(/^\/\/ (\S*(?:node_modules|worker|schema)\/\S+)$/)?.[1];
      return path ? [{ line, ...placeOfFile(path) }] : [];
    });
  return ({ functionName, url, lineNumber }) => {
    const part = APART[url];
    if (part) return { part, file: url };
    if (url !== main?.path) return { part: partOfRuntime(functionName, url), file: url || 'workerd' };
    return begins.findLast(({ line }) => line <= lineNumber) ?? { part: 'the bundle itself', file: url };
  };
}

function placeOfFile(path: string): Pick<Ran, 'part' | 'file'> {
  const [, file = path, name = 'ours (worker/, schema/)'] =
    path.match(/.*node_modules\/((@[^/]+\/[^/]+|[^/]+)\/.*)/) ?? [];
  return { part: name, file };
}

function partOfRuntime(name: string, url: string): string {
  if (/^\((program|garbage collector)\)$/.test(name)) return name;
  if (url.includes('d1-api')) return 'workerd: D1 binding';
  return WEB_CRYPTO.test(name) ? 'workerd: WebCrypto' : 'workerd: requests, fetch, streams and the like';
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignedXml } from 'xml-crypto';
import { commandEnvironment } from './command.ts';
import { copyProject } from './copy.ts';

/** The identifier that the simulator knows without being told of anybody. */
export const PID = 'VSID000000000113';

const READY_WITHIN_MS = 30_000;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** The simulator in a process of its own. */
export interface RunningSimulator {
  address: string;
  said: () => string;
  /** Reads a file that it wrote. */
  file: (path: string) => string;
  stop: () => Promise<void>;
}

/** Starts the simulator alone, in a copy of the project, so that its keys are new. */
export async function startSimulator(port: number): Promise<RunningSimulator> {
  const copy = copyProject();
  const child = spawn('node', ['demo/run/viisp-simulator.ts'], {
    cwd: copy.folder,
    env: { ...commandEnvironment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { said, ready } = listening(child);
  const stop = async () => {
    const gone = child.exitCode ?? once(child, 'exit');
    child.kill('SIGINT');
    await gone;
    copy.remove();
  };
  await ready.catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    address: `http://127.0.0.1:${port}`,
    said,
    file: (path) => readFileSync(`${copy.folder}/${path}`, 'utf8'),
    stop,
  };
}

/** What the process says, and when it says that it is ready. */
function listening(child: ChildProcess): { said: () => string; ready: Promise<void> } {
  let words = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (more) => {
        words += more;
        if (words.includes('is running')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The simulator ended:\n${words}`)));
    setTimeout(() => reject(new Error(`The simulator did not come up:\n${words}`)), READY_WITHIN_MS).unref();
  });
  return { said: () => words, ready };
}

/** What arrived at a client's own address. */
export interface Arrived {
  method: string;
  url: string;
  fields: Record<string, string>;
}

/** A client's site, which notes what comes back to it. */
export async function startSite(): Promise<{ address: string; arrived: Arrived[]; close: () => void }> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/return')) arrived.push(await arrival(request));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<title>Site</title><h1>Back</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}`, arrived, close: () => server.close() };
}

async function arrival(request: IncomingMessage): Promise<Arrived> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    fields: Object.fromEntries(new URLSearchParams(body)),
  };
}

/** A client's request, signed by the profile of the protocol. */
export function signedRequest(name: string, fields: [string, string][], privateKey: string): string {
  const inside = fields.map(([field, text]) => `<authentication:${field}>${text}</authentication:${field}>`).join('');
  const payload = `<authentication:${name} xmlns:authentication="http://www.epaslaugos.lt/services/authentication" id="uniqueNodeId">${inside}</authentication:${name}>`;
  const signed = new SignedXml({
    privateKey,
    canonicalizationAlgorithm: EXCLUSIVE,
    signatureAlgorithm: `${DSIG}rsa-sha1`,
    inclusiveNamespacesPrefixList: ['authentication'],
  });
  signed.addReference({
    xpath: '/*',
    transforms: [`${DSIG}enveloped-signature`, EXCLUSIVE],
    digestAlgorithm: `${DSIG}sha1`,
    inclusiveNamespacesPrefixList: ['authentication'],
  });
  signed.computeSignature(payload);
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${signed.getSignedXml()}</soap:Body></soap:Envelope>`;
}

// Bundles what reads and signs XML, what reads the answers of passkeys and what knows phone numbers into modules of their own, beside their sources: wrangler finds
// them there (`rules` in wrangler.toml) and uploads them next to the Worker, which runs each only when somebody goes the way that needs it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the libraries require without the prefix and synchronously; workerd knows it only with the prefix, and only as imports. */
const builtIns = {
  name: 'built-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|util)$/ }, ({ path }) => ({ path, namespace: 'built-in' }));
    onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({ contents: `export * from 'node:${path}';` }));
  },
};

/** What the library of passkeys has for certificates of their makers, which we never ask for: nine tenths of it. */
const CERTIFICATES = [
  /^(@peculiar\/|reflect-metadata$)/,
  /\/verifications\/(tpm|verifyAttestation(AndroidKey|AndroidSafetyNet|Apple|FIDOU2F))/,
  /\/(metadataService|validateCertificatePath|validateExtFIDOGenCEAAGUID|getCertificateInfo|isCertRevoked|convertX509PublicKeyToCOSE)\.js$/,
  /\/(metadata|defaultRootCerts)\//,
];

/** Leaves that out: an answer that carries such a certificate meets what is not there, throws, and is refused. */
const noCertificates = {
  name: 'no-certificates',
  setup({ onResolve, onLoad }) {
    for (const filter of CERTIFICATES) {
      onResolve({ filter }, ({ path, importer }) =>
        importer.includes('@simplewebauthn') ? { path, namespace: 'left-out', sideEffects: false } : undefined,
      );
    }
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
    onResolve({ filter: /\/unwrapEC2Signature\.js$/ }, () => ({ path: `${root}worker/passkeys/ecdsa-signature.ts` }));
  },
};

/** Writes the modules that the Worker loads when it needs them. */
export async function buildModules() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['worker/viisp/soap/signed-xml.ts', 'worker/passkeys/webauthn.ts', 'worker/phones/numbers.ts'],
    outbase: 'worker',
    outdir: 'worker',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['node:*'],
    minify: true,
    legalComments: 'none',
    tsconfig: `${root}worker/tsconfig.json`,
    plugins: [builtIns, noCertificates],
    write: false,
  });
  for (const { path, text } of outputFiles) {
    // Written only where it changes: wrangler watches the folder, and would never come to rest.
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildModules();

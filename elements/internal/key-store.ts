/** What a page keeps between visits, beside nothing that says who it is about. */
export interface Kept {
  /** Signs proofs; the private half cannot leave the browser. */
  keys: CryptoKeyPair;
  /** Works only together with the key. */
  token?: string | undefined;
  /** Shows that this device signed in before: budgets of its own. */
  device?: string | undefined;
}

/** A store that has not answered by then never will. */
const PATIENCE_MS = 4000;
let hangs = false;

/** Whether the browser kept what it was last asked to: where it does not, the page's memory has to do. */
export let keeps = true;

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open('migris', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  const database = await settled(opening);
  // A later version of ours must not wait for this one.
  database.onversionchange = () => database.close();
  try {
    return await settled(ask(database.transaction('kept', mode).objectStore('kept')));
  } finally {
    database.close();
  }
}

/** Private windows, blocked storage, and stores that never answer: signed in until the page is left. */
async function surviving<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  if (hangs) return undefined;
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(PATIENCE_MS).onabort = () => reject();
  });
  try {
    const result = await Promise.race([work(), late]);
    keeps = true;
    return result;
  } catch (error) {
    keeps = false;
    // A store that refuses says why.
    hangs = !error;
    return undefined;
  }
}

/** Reads what was kept for an API; nothing where the browser refuses storage. */
export function readKept(base: string): Promise<Kept | undefined> {
  return surviving(() => inStore<Kept | undefined>('readonly', (store) => store.get(base)));
}

/** Keeps it, where the browser does. */
export async function writeKept(base: string, kept: Kept): Promise<void> {
  await surviving(() => inStore('readwrite', (store) => store.put(kept, base)));
}

/** A new key for ES256 that cannot be exported. */
export function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/** What a page keeps between visits, beside nothing that says who it is about. */
export interface Kept {
  /** Signs proofs; the private half cannot leave the browser. */
  keys: CryptoKeyPair;
  /** Works only together with the key. */
  token?: string | undefined;
  /** Shows that this device signed in before: budgets of its own. */
  device?: string | undefined;
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('migris', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  return (await settled(opening)).transaction('kept', mode).objectStore('kept');
}

/** Reads what was kept for an API; nothing where the browser refuses storage. */
export async function readKept(base: string): Promise<Kept | undefined> {
  try {
    return await settled<Kept | undefined>((await store('readonly')).get(base));
  } catch {
    return undefined;
  }
}

/** Keeps it; where the browser refuses storage the page's memory has to do. */
export async function writeKept(base: string, kept: Kept): Promise<void> {
  try {
    await settled((await store('readwrite')).put(kept, base));
  } catch {
    // Private windows and blocked third-party storage: signed in until the page is left.
  }
}

/** A new key for ES256 that cannot be exported. */
export function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

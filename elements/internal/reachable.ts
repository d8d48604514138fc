/**
 * Whether an API elsewhere that this page never heard from is there all the same. It answers unregistered origins without the header
 * that would let a page read the answer, so what is there and cannot be read does not know the origin.
 */
export async function reachable(base: string): Promise<boolean> {
  if (new URL(base).origin === location.origin) return false;
  return fetch(new URL('/healthz', base), { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}

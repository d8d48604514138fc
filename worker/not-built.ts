/** Stands where a procedure is being built. */
export function notBuilt(): never {
  throw new Error('not built yet');
}

/** What every answer about a person carries. */
export const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

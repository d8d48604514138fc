// The build gives these names a shorter one where they are written out (elements/build.ts): on the wire they keep theirs.
export const KIND = 'kind';
export const WHY = 'why';
export const AFTER = 'after';

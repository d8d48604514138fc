/** Written by the build, from package.json. */
declare const MIGRIS_VERSION: string;

/** The version of these elements; none where they run from their sources. */
export const version = typeof MIGRIS_VERSION === 'string' ? MIGRIS_VERSION : '';

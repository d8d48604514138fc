/** What a log line may say: names and numbers of ours. There is no field for anything a person typed or holds. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  what: string;
  requestId?: string;
  procedure?: string;
  refusal?: string;
  why?: string | undefined;
  /** The class of an error or its code, never its message: messages of stores carry parameters. */
  error?: string;
  /** Names of tables, and how many rows of theirs went. */
  tables?: string[];
  removed?: number;
}

/** Writes one line of JSON. */
export function log(line: LogLine): void {
  console[line.level](JSON.stringify(line));
}

/** The name of whatever was thrown: the code of those whose class lost its name when it was packed, as `jose` has them. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? String(error.code) : '';
  return /^ERR_[A-Z_]+$/.test(code) ? code : error.name;
}

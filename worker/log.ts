/** What a log line may say: names and numbers of ours. There is no field for anything a person typed or holds. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  what: string;
  requestId?: string;
  procedure?: string;
  refusal?: string;
  why?: string | undefined;
  /** The class of an error, never its message: messages of stores carry parameters. */
  error?: string;
  /** Names of tables, and how many rows of theirs went. */
  tables?: string[];
  removed?: number;
}

/** Writes one line of JSON. */
export function log(line: LogLine): void {
  console[line.level](JSON.stringify(line));
}

/** The name of whatever was thrown. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

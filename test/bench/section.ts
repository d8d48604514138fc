/** One table of the report. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** What a reader must know to read it rightly; a sentence each. */
  notes?: string[];
}

/** A promise about a figure, and what was found. */
export interface Goal {
  what: string;
  /** In words, `at most 0.4`. */
  wanted: string;
  found: string;
  met: boolean;
}

/** What a section found out. */
export interface Report {
  tables: Table[];
  goals: Goal[];
  /** Every figure as it was measured, for `--json`. */
  figures: unknown;
}

/** What a section may use. */
export interface Tools {
  /** Says what goes on, for whoever waits. */
  say: (line: string) => void;
  /** A folder for what is only needed while it runs; it is removed afterwards. */
  scratch: string;
}

/** One question that is answered by measuring. */
export interface Section {
  /** The word that chooses it on the command line. */
  name: string;
  title: string;
  measure: (tools: Tools) => Promise<Report>;
}

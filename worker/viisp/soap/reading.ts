import type { Breach, Fault } from './failure.js';

/** What came of reading an answer: a value that its signature covers, a fault that the platform declares, or a broken rule. */
export type Reading<Value> = { value: Value } | { fault: Fault } | { refused: Breach };

import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import type { Failure } from './suites.ts';

/** A reporter of node:test that says only how many tests passed, failed and were skipped, and which failed and why. */
// biome-ignore lint/style/noDefaultExport: node:test takes the default export of a reporter.
export default async function* resultReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: Failure[] = [];
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    // A file that ran no test is reported as a test that passed, under its own path.
    if (type === 'test:pass' && data.file?.endsWith(data.name)) continue;
    const kind = kindOf(type, data);
    counts[kind] += 1;
    if (type === 'test:fail' && kind === 'failed') failures.push({ test: data.name, why: whyOf(data.details.error) });
  }
  yield JSON.stringify({ ...counts, failures });
}

function kindOf(type: 'test:pass' | 'test:fail', { skip, todo }: { skip?: unknown; todo?: unknown }) {
  if (skip !== undefined || todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

/** The error as it was thrown; node:test wraps it into one of its own. */
function whyOf(error: Error): string {
  const { cause } = error;
  return inspect(cause instanceof Error ? cause : error);
}

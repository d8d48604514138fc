import type { TestEvent } from 'node:test/reporters';

/** A reporter of node:test that says only how many tests passed, failed and were skipped. */
// biome-ignore lint/style/noDefaultExport: node:test takes the default export of a reporter.
export default async function* countsReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    // A file that ran no test is reported as a test that passed, under its own path.
    if (type === 'test:pass' && data.file?.endsWith(data.name)) continue;
    counts[kindOf(type, data)] += 1;
  }
  yield JSON.stringify(counts);
}

function kindOf(type: 'test:pass' | 'test:fail', { skip, todo }: { skip?: unknown; todo?: unknown }) {
  if (skip !== undefined || todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

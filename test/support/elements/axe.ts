import type * as Axe from 'axe-core';
import 'axe-core/axe.min.js';

// axe-core is a classic script: it puts itself on the window.
const axe = (globalThis as unknown as { axe: typeof Axe }).axe;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Fails with the rule and the place of everything in an element, shadow roots included, that breaks WCAG 2.0 to 2.2 A or AA. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations, passes } = await axe.run(element, { runOnly: tags, resultTypes: ['violations', 'passes'] });
  const faults = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} at ${selector(node.target)}: ${node.failureSummary ?? rule.help}`),
  );
  if (faults.length > 0) throw new Error(`not accessible:\n${faults.join('\n')}`);
  if (passes.length === 0) throw new Error('axe found nothing to judge: is the element rendered?');
}

/** Steps through shadow roots are written as axe gives them: host, then what is inside. */
function selector(target: Axe.UnlabelledFrameSelector): string {
  return target.map((step) => (Array.isArray(step) ? step.join(' › ') : step)).join(' ');
}

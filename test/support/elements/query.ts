type Name = string | RegExp;
type Root = Element | Document | ShadowRoot;
/** What the browser tells assistive technology; on by a flag in wtr.config.mjs. */
type Told = Element & { computedRole: string; computedName: string };

/** Every element of a role below `root`, through shadow roots, as assistive technology is told: what is hidden is not there. */
export function allByRole(root: Root, role: string, name?: Name): HTMLElement[] {
  return below(root).filter(
    (element) => element.computedRole === role && fits(element, name) && reachable(element),
  ) as Element[] as HTMLElement[];
}

/** The one element of a role and name. @throws when there is none or more than one, and says what is there. */
export function byRole(root: Root, role: string, name?: Name): HTMLElement {
  const [found, second] = allByRole(root, role, name);
  if (found && !second) return found;
  const wanted = name === undefined ? role : `${role} ${name}`;
  throw new Error(`${found ? 'more than one' : 'no'} ${wanted}; there is:\n${outline(root)}`);
}

/** The one form field with a label. @throws as byRole */
export function byLabel(root: Root, name: Name): HTMLInputElement {
  const fields = below(root).filter(
    (element) => element.matches('input, select, textarea') && fits(element, name) && reachable(element),
  );
  if (fields.length === 1) return fields[0] as Element as HTMLInputElement;
  throw new Error(`${fields.length ? 'more than one' : 'no'} field ${name}; there is:\n${outline(root)}`);
}

/** Asks again until the answer comes without an error; after half a minute the last error is the answer. Who shows that a timer was not waited for gives less than its time. */
export async function eventually<Answer>(ask: () => Answer | Promise<Answer>, patienceMs = 30_000): Promise<Answer> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Role and name of everything that has a name, for messages. */
export function outline(root: Root): string {
  const lines = below(root)
    .filter((element) => element.computedName)
    .map((element) => `  ${element.computedRole} ${element.computedName}`);
  return lines.join('\n') || '  nothing with a name';
}

// The browser computes roles and names of hidden elements too.
function reachable(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let at: Node | null = element; at; at = parentOf(at)) {
    if (at instanceof Element && at.matches('[inert], [aria-hidden="true"]')) return false;
  }
  return true;
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}

function below(root: Root): Told[] {
  const inside = 'shadowRoot' in root && root.shadowRoot ? below(root.shadowRoot) : [];
  return [...inside, ...[...root.children].flatMap((child) => [child as Told, ...below(child)])];
}

function fits({ computedName }: Told, name?: Name): boolean {
  const text = computedName.replace(/\s+/g, ' ').trim();
  return name === undefined || (typeof name === 'string' ? text === name : name.test(text));
}

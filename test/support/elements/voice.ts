/** Hears what a screen reader would announce by itself: every new text of an alert or a status, once each time it changes. */
export function listen(root: Element): { said: string[]; stop: () => void } {
  const said: string[] = [];
  const before = new Map<Element, string>();
  const observer = new MutationObserver(() => hear());
  const hear = (quietly = false): void => {
    for (const place of rootsBelow(root))
      observer.observe(place, { subtree: true, childList: true, characterData: true });
    const regions = liveRegions(root);
    for (const region of regions) {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text && text !== before.get(region) && !quietly) said.push(text);
      before.set(region, text);
    }
    for (const region of before.keys()) if (!regions.includes(region)) before.delete(region);
  };
  hear(true);
  return { said, stop: () => observer.disconnect() };
}

function rootsBelow(root: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll('*'), ...(root instanceof Element ? [root] : [])];
  return [root, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? rootsBelow(shadowRoot) : []))];
}

function liveRegions(root: Element): Element[] {
  return rootsBelow(root)
    .flatMap((place) => [...place.querySelectorAll('[role=alert], [role=status], [aria-live=polite]')])
    .filter((region) => region.checkVisibility());
}

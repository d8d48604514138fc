/** The inputs that a page, or the element around this one, put into an element: of each slot the first counts. */
export function brought(host: Element): HTMLInputElement[] {
  return [...host.children].flatMap(inputsOf);
}

/** The input that stands in a slot, if the page brought one. */
export function inputIn(slot: HTMLSlotElement): HTMLInputElement | undefined {
  return inputsOf(slot)[0];
}

function inputsOf(element: Element): HTMLInputElement[] {
  const found = element instanceof HTMLSlotElement ? element.assignedElements({ flatten: true }) : [element];
  // Where nothing was brought, what stands in the slot is ours.
  return found.filter((one) => one instanceof HTMLInputElement && one.parentNode !== element) as HTMLInputElement[];
}

/** Hands what the page brought on to an element inside, where the step is that it is for. */
export function passOn(host: Element, inside: Element): void {
  const names = new Set([...host.children].map(({ slot }) => slot).filter(Boolean));
  for (const passed of inside.querySelectorAll<HTMLSlotElement>(':scope > slot')) {
    // One that hands on nothing would leave an empty place.
    if (!names.delete(passed.name)) passed.remove();
  }
  for (const name of names) {
    const passed = document.createElement('slot');
    passed.name = passed.slot = name;
    inside.append(passed);
  }
}

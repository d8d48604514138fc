const PAUSE_MS = 3000;

/**
 * Loads a chunk, however often the connection fails meanwhile. Browsers remember that a module could not be loaded, so each try needs
 * an address of its own: the build hands `again`, which is empty the first time, on to `import()`. Not where the page has an import map:
 * it may say the hash of each address, and a chunk that was refused for its hash must not come in by another.
 */
export async function surely<Module>(load: (again: string) => Promise<Module>): Promise<Module> {
  for (let again = ''; ; ) {
    try {
      return await load(again);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (!document.querySelector('[type=importmap]')) again += '?';
    }
  }
}

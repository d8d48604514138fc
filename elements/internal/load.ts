const PAUSE_MS = 3000;

/**
 * Loads a chunk, however often the connection fails meanwhile. Browsers remember that a module could not be loaded, so each try needs
 * an address of its own: the build hands `again`, which is empty the first time, on to `import()`.
 */
export async function surely<Module>(load: (again: string) => Promise<Module>): Promise<Module> {
  for (let again = ''; ; again += '?') {
    try {
      return await load(again);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

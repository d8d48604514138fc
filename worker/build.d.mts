/** Writes the modules that the Worker loads when it needs them. */
export function buildModules(): Promise<void>;

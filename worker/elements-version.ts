/** Whether a text is a version of numbers, as `0.2.0`. */
export function isVersion(text: string): boolean {
  return /^\d{1,6}(\.\d{1,6}){0,3}$/.test(text);
}

/**
 * Whether the elements of a page are older than those that are still served. A caller without a version is no element, and neither a version
 * nor a setting that cannot be read keeps anybody out.
 */
export function isOutdated(version: string | null, oldest: string): boolean {
  if (version === null || !isVersion(version) || !isVersion(oldest)) return false;
  const [own, least] = [version, oldest].map((text) => text.split('.').map(Number));
  for (let place = 0; place < 4; place += 1) {
    const difference = (own?.[place] ?? 0) - (least?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

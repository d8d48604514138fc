import type { Framed } from './page-in-frame.js';

/** Opens a page beside the test, as a browser opens it: its own document, its own elements. */
export async function openPage(
  name: 'bare' | 'strict',
  bundles: string[] = [],
  storage?: 'throws' | 'isNull' | 'hangs',
): Promise<Framed & { document: Document }> {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams(bundles.map((bundle) => ['bundle', bundle]));
  if (storage) query.append('storage', storage);
  frame.src = new URL(`${name}.html?${query}`, import.meta.url).href;
  frame.style.width = '600px';
  frame.style.height = '600px';
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame.contentWindow as unknown as Framed & { document: Document };
}

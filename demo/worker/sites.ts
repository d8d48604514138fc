/** Points links between the two sites at the port that this demonstration has. */
export function withSites({ port }: URL, page: Response): Response {
  if (!page.headers.get('content-type')?.startsWith('text/html')) return page;
  const point = (tag: Element) => {
    const link = new URL(tag.getAttribute('href') ?? '/');
    link.port = port;
    tag.setAttribute('href', link.href);
  };
  return new HTMLRewriter().on('a[href^="http://"]', { element: point }).transform(page);
}

import { NAMESPACES } from './names.js';
import type { Platform } from './platform.js';
import { ATTRIBUTES, INFORMATION, PROVIDERS } from './schema.js';
import { wsdl } from './wsdl-text.js';

/** Serves the description of the three operations, with this simulator's own address. */
export function wsdlDoor(request: Request, _platform: Platform, base: string): Response {
  const { origin } = new URL(request.url);
  const values = { providers: PROVIDERS, attributes: ATTRIBUTES, information: INFORMATION };
  return new Response(wsdl(NAMESPACES, `${origin}${base}/soap`, values), {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  });
}

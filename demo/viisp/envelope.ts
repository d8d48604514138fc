import { NAMESPACES } from './names.js';

/** Why the platform says no: two declared exceptions, and failures without any detail. */
export type FaultName = 'invalidSignatureException' | 'invalidXmlException' | 'other';

/** A request that is answered with a SOAP Fault. `reason` is for the developer and never in the Fault itself. */
export class SoapFault extends Error {
  readonly fault: FaultName;

  constructor(fault: FaultName, reason: string) {
    super(reason);
    this.fault = fault;
  }
}

const TEXTS: Record<FaultName, string> = {
  invalidSignatureException: 'Invalid signature',
  invalidXmlException: 'Invalid XML',
  other: 'Internal error',
};

/** The envelope as the real platform writes it: its header has another prefix. `header` is XML. */
export function envelope(body: string, header = ''): string {
  const inside = header ? `>${header}</SOAP-ENV:Header>` : '/>';
  return `<soap:Envelope xmlns:soap="${NAMESPACES.soap}"><SOAP-ENV:Header xmlns:SOAP-ENV="${NAMESPACES.soap}"${inside}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** A SOAP 1.1 Fault, with an empty element of its name as detail where it is one of the declared two. */
export function faultXml(fault: FaultName): string {
  const detail = fault === 'other' ? '' : `<detail><ns:${fault} xmlns:ns="${NAMESPACES.payload}"/></detail>`;
  return `<soap:Envelope xmlns:soap="${NAMESPACES.soap}"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>${TEXTS[fault]}</faultstring>${detail}</soap:Fault></soap:Body></soap:Envelope>`;
}

/** An answer of the SOAP door. */
export function xmlResponse(xml: string, status = 200): Response {
  return new Response(xml, {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** An answer that says no. The header tells a developer why; the real platform has no such header. */
export function faultResponse({ fault, message }: SoapFault): Response {
  const response = xmlResponse(faultXml(fault), 500);
  response.headers.set('x-simulator-reason', message.replace(/[^\x20-\x7e]/g, '?'));
  return response;
}

import { faultResponse, SoapFault, xmlResponse } from './envelope.js';
import type { SwitchName } from './switches.js';

const SLOW_MS = 12_000;
const HUGE_BYTES = 300 * 1024;

type Wait = (ms: number) => Promise<void>;

const fault = (name: SoapFault['fault']) => faultResponse(new SoapFault(name, 'a switch is on'));

const FAULTS: Partial<Record<SwitchName, (xml: string, wait: Wait) => Promise<Response> | Response>> = {
  fault: () => fault('other'),
  'fault-signature': () => fault('invalidSignatureException'),
  'fault-xml': () => fault('invalidXmlException'),
  html: () => page('<!doctype html><title>Sistema tvarkoma</title><h1>Sistema laikinai neveikia</h1>', 200),
  // Only blanks after the end: the message itself stays well formed and rightly signed.
  huge: (xml) => xmlResponse(xml.padEnd(HUGE_BYTES)),
  encoding: baltic,
  slow: async (xml, wait) => {
    await wait(SLOW_MS);
    return xmlResponse(xml);
  },
  dead: () => page('<html><h1>502 Bad Gateway</h1></html>', 502),
  empty: () => xmlResponse(''),
  cut: (xml) => xmlResponse(xml.slice(0, Math.floor(xml.length / 2))),
};

/** Sends a message, or what a fault leaves of it. */
export async function deliver(xml: string, name: SwitchName | null, wait: Wait): Promise<Response> {
  const spoil = name && FAULTS[name];
  return spoil ? spoil(xml, wait) : xmlResponse(xml);
}

function page(html: string, status: number): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** The upper half of ISO-8859-13 as far as Lithuanian needs it, from ą to ž. */
const BALTIC: Record<string, number> = Object.fromEntries(
  [...'ąĄčČęĘėĖįĮšŠųŲūŪžŽ'].map((letter, at) => {
    const small = [0xe0, 0xe8, 0xe6, 0xeb, 0xe1, 0xf0, 0xf8, 0xfb, 0xfe][Math.floor(at / 2)] ?? 0x3f;
    return [letter, at % 2 === 0 ? small : small - 0x20];
  }),
);

function baltic(xml: string): Response {
  const text = `<?xml version="1.0" encoding="ISO-8859-13"?>${xml}`;
  const bytes = Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 0x80 ? code : (BALTIC[letter] ?? 0x3f);
  });
  return new Response(bytes, { headers: { 'content-type': 'text/xml; charset=ISO-8859-13' } });
}

import { envelope } from './envelope.js';
import { toBase64 } from './keys.js';
import { type Draft, sealed, signed, type Workshop, withSignature } from './message.js';
import { NAMESPACES } from './names.js';
import type { SwitchName } from './switches.js';
import { type Branch, canonical, written } from './tree.js';

type Attack = (shop: Workshop) => Promise<string>;

/** Each attack: the whole message that it makes of an answer. Faults are not here; they come after signing. */
const ATTACKS: Partial<Record<SwitchName, Attack>> = {
  changed: async (shop) => envelope(replaced(await sealed(shop), shop.draft, altered(shop.draft.mark))),
  wrapping: async (shop) => envelope(written(forged(shop.draft, 'evil'), 'plain'), await sealed(shop)),
  'wrapping-inside': async (shop) => {
    const original = `<Object>${written(shop.draft.payload, 'plain')}</Object></Signature>`;
    const around = (await signed(shop)).replace('</Signature>', () => original);
    return envelope(withSignature(shop, forged(shop.draft, 'evil'), around));
  },
  'other-key': async (shop) =>
    envelope(await sealed(shop, { key: await shop.stranger(), keyValue: shop.own.keyValue })),
  'key-info': async (shop) => envelope(await sealed(shop, { key: await shop.stranger() })),
  unsigned: async ({ draft }) => envelope(written(draft.payload, draft.letters)),
  'duplicate-id': async (shop) =>
    envelope(withSignature(shop, forged(shop.draft), await signed(shop)), written(shop.draft.payload, 'plain')),
  'two-signatures': twoSignatures,
  'two-signed-infos': async (shop) => {
    const info = signedInfoOf(await signed(shop, { canonical: canonical(forged(shop.draft)) }));
    const both = (await signed(shop)).replace('<SignedInfo>', () => `${info}<SignedInfo>`);
    return envelope(withSignature(shop, forged(shop.draft), both));
  },
  'digest-comment': async (shop) => {
    const wrong = digestOf(await signed(shop, { canonical: canonical(forged(shop.draft)) }));
    const split = (await signed(shop)).replace('<DigestValue>', () => `<DigestValue><!--${wrong}-->`);
    return envelope(withSignature(shop, forged(shop.draft), split));
  },
  doctype: async (shop) => {
    const type = `<!DOCTYPE soap:Envelope [<!ENTITY code "${shop.draft.mark}">]>`;
    return type + envelope(replaced(await sealed(shop), shop.draft, '&code;'));
  },
  comment: async (shop) => {
    const { mark } = shop.draft;
    return envelope(replaced(await sealed(shop), shop.draft, `${mark.slice(0, 3)}<!---->${mark.slice(3)}`));
  },
  transform: async (shop) => envelope(await sealed(shop, { bend: withStylesheet })),
  hmac: async (shop) =>
    envelope(await sealed(shop, { bend: withHmac, sign: (text) => hmac(text, shop.own.publicPem) })),
  'other-answer': async (shop) =>
    envelope(await sealed({ ...shop, draft: { ...shop.draft, payload: shop.draft.other } })),
  'custom-data': async (shop) => envelope(await sealed(rewritten(shop, otherCustomData))),
  'no-personal-code': async (shop) => envelope(await sealed(rewritten(shop, withoutPersonalCode))),
};

/** The message for an answer: as the real platform sends it, or as an attack makes it. */
export async function message(shop: Workshop, name: SwitchName | null): Promise<string> {
  const attack = name && ATTACKS[name];
  return attack ? attack(shop) : envelope(await sealed(shop));
}

/** A stranger's signature and, over the answer together with it, a valid one of the platform's. */
async function twoSignatures(shop: Workshop): Promise<string> {
  const first = await signed(shop, { key: await shop.stranger(), lines: false });
  const long = first.replace(/<(\w+)([^<>]*)\/>/g, (_, name, rest) => `<${name}${rest}></${name}>`);
  const both = canonical(shop.draft.payload).replace(/<\/[^<>]+>$/, (end) => long + end);
  const second = await signed(shop, { canonical: both });
  return envelope(withSignature(shop, shop.draft.payload, first + second));
}

/** The answer with another code in it. */
function forged({ payload, mark }: Draft, id?: string): Branch {
  const change = (each: Branch): Branch => ({
    ...each,
    children: each.children.map((child) =>
      typeof child === 'string' ? (child === mark ? altered(mark) : child) : change(child),
    ),
  });
  return { ...change(payload), ...(id && { attributes: { id } }) };
}

function altered(text: string): string {
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
}

function replaced(xml: string, { mark }: Draft, text: string): string {
  return xml.replace(`>${mark}<`, () => `>${text}<`);
}

function rewritten(shop: Workshop, change: (children: Branch['children']) => Branch['children']): Workshop {
  const { payload } = shop.draft;
  return { ...shop, draft: { ...shop.draft, payload: { ...payload, children: change(payload.children) } } };
}

function otherCustomData(children: Branch['children']): Branch['children'] {
  return children.map((child) =>
    typeof child !== 'string' && child.name === 'customData' ? { ...child, children: ['c3RhdGUtb3RoZXI'] } : child,
  );
}

function withoutPersonalCode(children: Branch['children']): Branch['children'] {
  return children.filter((child) => !JSON.stringify(child).includes('"lt-personal-code"'));
}

function signedInfoOf(signature: string): string {
  return signature.match(/<SignedInfo>.*<\/SignedInfo>/s)?.[0] ?? '';
}

function digestOf(signature: string): string {
  return signature.match(/<DigestValue>([^<]*)/)?.[1] ?? '';
}

const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const STYLESHEET =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"></xsl:template></xsl:stylesheet>';

function withStylesheet(signedInfo: string): string {
  return signedInfo.replace('</Transforms>', `<Transform Algorithm="${XSLT}">${STYLESHEET}</Transform></Transforms>`);
}

function withHmac(signedInfo: string): string {
  return signedInfo.replace(/(<SignatureMethod Algorithm=")[^"]+/, `$1${NAMESPACES.signature}hmac-sha1`);
}

async function hmac(text: string, secret: string): Promise<string> {
  const bytes = (what: string) => new TextEncoder().encode(what);
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  return toBase64(await crypto.subtle.sign('HMAC', key, bytes(text)));
}

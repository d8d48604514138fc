/** What a data response holds, canonical: a name and a text, or what stands for the text. */
export function tag(name: string, inside: string): string {
  return `<authentication:${name}>${inside}</authentication:${name}>`;
}

/** One thing that identifies a person. */
export function attribute(name: string, value: string): string {
  return tag('authenticationAttribute', tag('attribute', name) + tag('value', value));
}

/** One thing that is told of a person. */
export function information(name: string, value: string, type = 'stringValue'): string {
  return tag('userInformation', tag('information', name) + tag('value', value === '' ? '' : tag(type, value)));
}

/** Vardenis, who came by his bank. */
export const VARDENIS = [
  tag('authenticationProvider', 'auth.lt.bank'),
  attribute('lt-personal-code', '33309240064'),
  information('firstName', 'VARDENIS'),
  tag('customData', 'state'),
].join('');

/** What that says, once it is believed. */
export const VARDENIS_ANSWER = {
  provider: 'auth.lt.bank',
  attributes: { 'lt-personal-code': '33309240064' },
  information: { firstName: 'VARDENIS' },
  customData: 'state',
};

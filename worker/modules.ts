// Here, beside nothing else: a module is uploaded under its path from this folder, and is imported by the same words.

/** What reads and signs XML, for whoever goes through VIISP. */
export function signedXml() {
  return import('./viisp/soap/signed-xml.js');
}

/** What knows the phone numbers of every country. */
export function phoneNumbers() {
  return import('./phones/numbers.js');
}

/** What reads the answers of passkeys. */
export function webauthn() {
  return import('./passkeys/webauthn.js');
}

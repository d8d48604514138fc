import type { DoctorWords } from '../lt/doctor.js';

/** Sentences of the doctor, which tells developers what keeps the elements from working. */
export const words: DoctorWords = {
  title: 'Diagnosis',
  about: 'You see this because the tag has the attribute “diagnose”. Remove it before people come to the page.',
  checking: 'Checking…',
  again: 'Check again',
  copy: 'Copy',
  copied: 'Copied.',
  found: (count) => `Found: ${count}.`,
  nothing: 'Nothing is wrong.',
  outside: 'Mail records, headers of the API and what keeps scripts from loading are seen only from outside:',
  page: (address) => `Page: ${address}`,
  api: (address) => `API: ${address}`,
  redirected: (address) => `Redirected by: ${address}`,
  unseen: (address, reason) => `The page ${address} could not be looked at: ${reason}.`,
  reasons: {
    late: 'no answer within 10 seconds',
    redirects: 'it redirects too often, or to what is no web page',
  },
  stumbled: 'The check itself failed. Try again; if that does not help, tell those who make the elements.',
  usage: {
    api: 'address of the API, where the page does not tell',
    dns: 'name server to ask for the mail records',
    lang: 'language: lt or en',
    json: 'an answer for programs',
    codes: 'Exit codes: 0 nothing is wrong, 1 something is to be mended, 2 could not look.',
  },
  severities: { error: 'Error', warning: 'Warning', note: 'Note' },
  findings: {
    'origin-none': {
      what: 'The page has no origin: it was opened straight from the disk.',
      why: 'The API answers pages of registered origins only, and a file has none.',
      how: 'Open the page through a web server, for example:',
    },
    'origin-unregistered': {
      what: (origin, api) => `The origin ${origin} is not registered with the API ${api}.`,
      why: 'The API answers only pages whose exact origin is in its list PORTALS. If it is in there, a proxy takes the CORS headers off; from outside, npx migris-elements doctor tells the two apart.',
      how: 'Send this entry to those who run the API and ask them to add it to PORTALS:',
    },
    sandbox: {
      what: (lacking) => `The page is in a sandbox that lacks: ${lacking}.`,
      why: 'Without an origin, scripts and forms nobody can sign in.',
      how: 'Grant what is lacking:',
    },
    'api-invalid': {
      what: (api) => `The attribute “api” says “${api}”, which is no address.`,
      why: 'The element does not know whom to ask, and shows nothing.',
      how: 'Write the whole address of the API:',
    },
    'api-unreachable': {
      what: (address) => `The API ${address} does not answer.`,
      why: 'The address is wrong, the server is down, or the network stands in between.',
      how: 'Check the address, and ask the API itself:',
    },
    'api-wrong': {
      what: (address, status) => `${address} answers (${status}), but it is not the API of the MIGRIS elements.`,
      why: 'Without the attribute “api” an element asks “/trpc” where its script came from; a script that was copied asks your own server.',
      how: 'Say where the API is:',
    },
    'api-unwell': {
      what: (address) => `The API ${address} is there, but it is not well.`,
      why: 'Its stores do not answer, or its settings are wrong. Nothing in the page can mend that.',
      how: 'Tell those who run the API; it says itself what is wrong:',
    },
    'cors-missing': {
      what: (api) => `Answers of the API ${api} lack the header Access-Control-Allow-Origin.`,
      why: 'The API sends it, so a proxy takes it off. Without it the browser keeps the answer from the page.',
      how: 'Pass the headers of the API on unchanged; the page must get:',
    },
    'cors-wrong': {
      what: (api, sent) => `The header Access-Control-Allow-Origin of the API ${api} is wrong: “${sent}”.`,
      why: 'Most often a proxy adds a second one, and browsers take exactly one.',
      how: 'Let only the API send it; the page must get exactly one:',
    },
    'cors-open': {
      what: (api) => `The header Access-Control-Allow-Origin of the API ${api} lets everybody read.`,
      why: 'The API always names the exact origin, so a proxy has changed the header. People can sign in, but any page can read the answers.',
      how: 'Pass the headers of the API on unchanged; the page must get:',
    },
    'cors-preflight': {
      what: (api) => `The preflight (OPTIONS) to the API ${api} is refused.`,
      why: 'Before each call the browser asks whether the headers authorization, content-type and dpop may be sent. A proxy answers that instead of the API.',
      how: 'Pass OPTIONS on to the API; its answer must hold:',
    },
    csp: {
      what: (names) => `The security policy (CSP) of the page stops the elements: ${names}.`,
      why: 'The browser does not load the script, call the API or submit the form. Of several policies each one must allow it.',
      how: 'Send this policy instead (where there are several lines, change each):',
    },
    'csp-nonce': {
      what: (address) => `The script ${address} has no “nonce”.`,
      why: 'With “strict-dynamic” in the policy, lists of addresses mean nothing: only what has the nonce is loaded.',
      how: 'Give it the nonce that the other scripts of the page get:',
    },
    'mixed-content': {
      what: (address) => `A page over HTTPS asks ${address} over HTTP.`,
      why: 'Browsers stop that.',
      how: 'Use HTTPS:',
    },
    'storage-blocked': {
      what: (origin) => `The browser does not let ${origin} store anything.`,
      why: 'People can sign in, but must do so again after a reload or in another tab. It happens in private windows and in frames of another site.',
      how: 'Let this site store data, or open the page outside of the frame.',
    },
    'clock-skew': {
      what: (seconds, api) => `The clocks of this device and of the API ${api} differ by ${seconds} s.`,
      why: 'The elements allow for that, but a back end with such a clock refuses ID tokens that are good.',
      how: 'Let the clock set itself; on Linux:',
    },
    'two-versions': {
      what: (one, other) => `The page has two different scripts of the elements: ${one} and ${other}.`,
      why: 'Whichever loads first defines the tags, and the other one does nothing: what people get is left to chance.',
      how: 'Keep one:',
    },
    'old-bundle': {
      what: (version, current) => `The page has version ${version}, and the API already serves ${current}.`,
      why: 'The old one works as long as the API takes it, but gets no corrections.',
      how: 'Update it:',
    },
    outdated: {
      what: (version) => `The API no longer takes the version of the elements on this page (${version}).`,
      why: 'Nobody can sign in as long as the page has it.',
      how: 'Update it:',
    },
    'integrity-wrong': {
      what: (address) => `The attribute “integrity” does not fit what ${address} holds.`,
      why: 'Browsers do not run such a script.',
      how: 'Use the address that never changes, with its hash:',
    },
    'integrity-fleeting': {
      what: (address) => `The attribute “integrity” pins ${address}, which changes.`,
      why: 'When the API is updated the hash no longer fits, and the elements are gone.',
      how: 'Use the address that never changes, with its hash:',
    },
    'script-missing': {
      what: (tag) => `There is a tag <${tag}>, but no script that defines it.`,
      why: 'Without it the tag means nothing to a browser.',
      how: 'Add it:',
    },
    'script-blocked': {
      what: (address, said) => `The script ${address} could not be had (${said}).`,
      why: 'The address is wrong, or the server sends a page instead of the script.',
      how: 'Put in the address of your API; the script is usually here:',
    },
    'script-not-module': {
      what: (address, type) => `The script ${address} is not a module (type: ${type}).`,
      why: 'The browser runs it as an old script and stops at its first “import”. Tools that make pages faster sometimes change the “type”.',
      how: 'Correct it:',
    },
    'script-unseen': {
      what: 'In the source of the page there is no script of the elements, or no tag that it would define.',
      why: 'Maybe another script builds the page in the browser; from outside that cannot be seen.',
      how: 'Write a tag with the attribute “diagnose”, open the page in a browser and read what stands under the element:',
    },
    'tag-missing': {
      what: 'The script is there, but no tag.',
      why: 'Maybe another script adds it. If not, there is nothing to see on the page.',
      how: 'Add one where it belongs:',
    },
    'tag-unknown': {
      what: (tag, meant) => `There is no element ${tag}. Did you mean ${meant}?`,
      why: 'Browsers show nothing for a tag that they do not know, and say nothing about it.',
      how: 'Correct the name:',
    },
    'tag-self-closed': {
      what: (tag) => `The tag ${tag} is not closed.`,
      why: 'HTML does not know “/>”: all that follows is inside of the element, and is gone when the element is ready.',
      how: 'Close the tag:',
    },
    'discovery-broken': {
      what: (address) => `${address} gives no OpenID description.`,
      why: 'Your back end learns from it where the keys of signatures are. Maybe a proxy passes only “/trpc” on.',
      how: 'Pass “/.well-known/” on to the API, and check:',
    },
    'keys-broken': {
      what: (address) => `The keys that ID tokens are signed with are not there: ${address}.`,
      why: 'Without them your back end cannot verify who signed in.',
      how: 'Those who run the API must set the secret, or pass “/.well-known/” on:',
    },
    'issuer-other': {
      what: (issuer, origin) => `The description says that tokens are issued by ${issuer}, but the API is ${origin}.`,
      why: 'Libraries compare the two and refuse what differs.',
      how: 'Tell your library the issuer of the description, or let those who run the API set:',
    },
    'mail-spf': {
      what: (domain) => `The mail domain ${domain} has no SPF record.`,
      why: 'Mails with codes may end up among the unwanted ones.',
      how: 'Those who run the API must add to the DNS (when Cloudflare sends):',
    },
    'mail-dkim': {
      what: (domain) => `No DKIM key of the mail domain ${domain} was found under the selectors that we know.`,
      why: 'Only those that Cloudflare uses are tried (cf-bounce, cf2024-1): the DNS does not list selectors. If somebody else sends the mails, the key may be elsewhere.',
      how: 'Those who run the API must add to the DNS the key that Cloudflare shows:',
    },
    'mail-dmarc': {
      what: (domain) => `The mail domain ${domain} has no DMARC record.`,
      why: 'Without it recipients do not know what to do with forged mails, and the large ones refuse real mails too.',
      how: 'Those who run the API must add to the DNS:',
    },
    'mail-unasked': {
      what: (domain) => `Name servers do not answer about ${domain}.`,
      why: 'SPF, DKIM and DMARC could not be checked.',
      how: 'Try from another network, or name a server: --dns.',
    },
    'too-many': {
      what: (looked, all) => `Only ${looked} of ${all} were looked at.`,
      why: 'The page has more of them than a page needs, or they are too large.',
      how: 'Keep those that are needed, and look again.',
    },
  },
};

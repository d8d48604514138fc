import { PERSONS } from '../persons.js';
import type { Platform } from '../platform.js';
import { type Switches, turn } from '../switches.js';
import { type Html, html, page } from './layout.js';
import { STYLE } from './style.js';
import { switchOptions } from './switch-options.js';
import { type Language, languageOf, WORDS } from './words.js';

/** What the simulator is, where its doors are and what is switched on; the form switches it. */
export async function homeDoor(request: Request, platform: Platform, base: string): Promise<Response> {
  const { origin, searchParams } = new URL(request.url);
  const posted = request.method === 'POST' ? await request.formData().catch(() => undefined) : undefined;
  const language = languageOf(request, posted?.get('lang') ?? searchParams.get('lang'));
  const saved = posted ? switched(posted, platform) : false;
  const words = WORDS[language];
  const address = (path: string) => `${origin}${base}/${path}`;
  const main = html`<h2>${words.addresses}</h2>
<dl><dt>${words.soap}</dt><dd><code>${address('soap')}</code></dd>
<dt>${words.wsdl}</dt><dd><a href="${address('soap?wsdl')}">${address('soap?wsdl')}</a></dd>
<dt>${words.portal}</dt><dd><code>${address('portal')}</code></dd>
<dt>${words.clients}</dt><dd>${platform.clients.map(({ pid }) => html`<code>${pid}</code> `)}</dd></dl>
${control({ switches: platform.switches, language, base, saved })}
<h2>${words.persons}</h2>
<ul>${PERSONS.map(({ givenNames, surname, codes, note }) => html`<li>${givenNames} ${surname}, ${Object.values(codes).join(', ')}: ${note[language]}</li>`)}</ul>`;
  return page({ language, base, title: words.name, main, otherLanguage: { method: 'get', action: `${base}/` } });
}

/** Whether the form could be obeyed. */
function switched(form: FormData, { switches }: Platform): boolean {
  try {
    turn(switches, Object.fromEntries([...form].filter(([name]) => name !== 'lang')));
    return true;
  } catch {
    return false;
  }
}

interface Control {
  switches: Switches;
  language: Language;
  base: string;
  saved: boolean;
}

function control({ switches, language, base, saved }: Control): Html {
  const words = WORDS[language];
  const list = (name: 'ticket' | 'data', label: string) => html`<label class="field">${label}
<select name="${name}"><option value="">${words.nothing}</option>${switchOptions(name, language, switches[name])}</select></label>`;
  const algorithms = ['rsa-sha1', 'rsa-sha256'].map(
    (each) => html`<option ${each === switches.signature ? html`selected` : ''}>${each}</option>`,
  );
  return html`<h2>${words.control}</h2>
<p>${words.controlHint}</p>
<form method="post" action="${base}/">
<input type="hidden" name="lang" value="${language}">
${list('ticket', words.onTicket)}
${list('data', words.onData)}
<label class="field">${words.signature}<select name="signature">${algorithms}</select></label>
<p class="buttons"><button class="button">${words.save}</button> <span role="status">${saved && words.saved}</span></p>
</form>`;
}

/** Serves the style of every page. */
export function styleDoor(): Response {
  return new Response(STYLE, { headers: { 'content-type': 'text/css; charset=utf-8' } });
}

/** Serves the script that goes on where the person would press the button. */
export function scriptDoor(): Response {
  return new Response("document.getElementById('back').submit();\n", {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}

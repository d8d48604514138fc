import { MEANS, type Means } from '../means.js';
import type { Platform } from '../platform.js';
import { type SwitchName, switchesFor } from '../switches.js';
import type { Choice, Ticket } from '../tickets.js';
import { ANY, type Chosen, choicesPage, type Problem } from './choices.js';
import { html, page } from './layout.js';
import { readPerson } from './person.js';
import { type Language, languageOf, WORDS } from './words.js';

/** How long a person takes who is not done at once. */
export const LATER_MS = 10_000;

/** Shows the choices to whoever comes with a live ticket, by POST as by GET. */
export async function portalDoor(request: Request, platform: Platform, base: string): Promise<Response> {
  const fields = await fieldsOf(request);
  const language = languageOf(request, fields.lang);
  const found = await live(platform, fields.ticket);
  if (!found) return badTicket(language, base);
  return choicesPage({ language, base, id: fields.ticket ?? '', means: offered(found), chosen: {} });
}

/** Writes the choice down and sends the browser back to the site. */
export async function chooseDoor(request: Request, platform: Platform, base: string): Promise<Response> {
  const fields = await fieldsOf(request);
  const language = languageOf(request, fields.lang);
  const id = fields.ticket ?? '';
  const ticket = await live(platform, id);
  if (!ticket) {
    platform.note('a choice for a ticket that is not good');
    return badTicket(language, base);
  }
  const odd = oddValue(fields);
  if (odd) return refusedChoice(platform, odd);
  const choice = readChoice(fields, ticket, platform.now());
  if (!('person' in choice)) {
    platform.note(`a choice that cannot be: ${'words' in choice ? choice.words : 'the person has no such means'}`);
    return choicesPage({ language, base, id, means: offered(ticket), chosen: fields, problem: choice });
  }
  if (!(await platform.tickets.settle(id, choice))) return badTicket(language, base);
  platform.note(choice.cancelled ? 'the person cancelled' : `"${choice.person.id}" chose ${choice.provider}`);
  if (fields.when === 'later') await platform.wait(LATER_MS);
  return backPage({ language, base, id, ticket });
}

const VALUES: Record<string, readonly string[]> = {
  go: ['confirm', 'cancel'],
  when: ['now', 'later', 'early'],
  switch: ['', ...switchesFor('data')],
};

/** What the page never sends: whoever writes a test would otherwise test nothing with a slip of the pen. */
function oddValue(fields: Chosen): string | undefined {
  const odd = Object.entries(VALUES).find(
    ([name, known]) => fields[name] !== undefined && !known.includes(fields[name]),
  );
  return odd && `there is no ${odd[0]} ${JSON.stringify(fields[odd[0]])}`;
}

function refusedChoice({ note }: Platform, reason: string): Response {
  note(`a choice that cannot be: ${reason}`);
  return new Response(`${reason}\n`, { status: 422, headers: { 'x-simulator-reason': encodeURI(reason) } });
}

async function fieldsOf(request: Request): Promise<Chosen> {
  if (request.method !== 'POST') return Object.fromEntries(new URL(request.url).searchParams);
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

async function live({ tickets, now }: Platform, id = ''): Promise<Ticket | null> {
  const ticket = await tickets.read(id);
  return ticket && !ticket.choice && now() < ticket.expiresAt ? ticket : null;
}

/** The means that the client asked for; all of them where it named none. */
function offered({ asked }: Ticket): Means[] {
  if (asked.providers.length === 0) return [...MEANS];
  return MEANS.filter(({ provider }) => asked.providers.includes(provider));
}

/** What was chosen, or what is wrong with it. */
function readChoice(fields: Chosen, ticket: Ticket, now: number): Choice | Problem {
  const cancelled = fields.go === 'cancel';
  const person = readPerson(fields);
  const able = offered(ticket).filter(({ provider }) => typeof person === 'string' || person.means.includes(provider));
  const means = fields.means === ANY ? able[0] : offered(ticket).find(({ provider }) => provider === fields.means);
  const rest = {
    cancelled,
    company: fields.company === 'on' && means?.company === true,
    readyAt: fields.when === 'early' ? now + LATER_MS : now,
    switch: switchesFor('data').find((name): name is SwitchName => name === fields.switch) ?? null,
  };
  const nobody = { id: '', givenNames: '', surname: '', codes: {}, means: [], note: { lt: '', en: '' } };
  if (cancelled) return { ...rest, person: nobody, provider: '' };
  if (typeof person === 'string') return { words: person };
  if (able.length === 0) return { words: 'hasNone' };
  if (!means) return { words: 'noMeans' };
  if (!able.includes(means)) return { means: able };
  return { ...rest, person, provider: means.provider };
}

function badTicket(language: Language, base: string): Response {
  const words = WORDS[language];
  const main = html`<p>${words.badTicketHint}</p>`;
  return page({
    language,
    base,
    title: words.badTicket,
    main,
    otherLanguage: { method: 'post', action: `${base}/portal` },
    status: 400,
  });
}

/** The way back is a form, so that ticket and data stay out of every address. */
function backPage({
  language,
  base,
  id,
  ticket,
}: {
  language: Language;
  base: string;
  id: string;
  ticket: Ticket;
}): Response {
  const words = WORDS[language];
  const main = html`<p>${words.backHint}</p>
<form id="back" method="post" action="${ticket.postback}">
<input type="hidden" name="ticket" value="${id}">
${ticket.customData !== null && html`<input type="hidden" name="customData" value="${ticket.customData}">`}
<button class="button">${words.go}</button>
</form>`;
  return page({ language, base, title: words.back, main, sends: true });
}

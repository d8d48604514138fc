import { dataAnswer, ticketAnswer } from './answers.js';
import { message } from './attacks.js';
import { faultResponse, SoapFault, xmlResponse } from './envelope.js';
import { deliver } from './faults.js';
import { meansOf } from './means.js';
import type { Draft } from './message.js';
import { NAMESPACES } from './names.js';
import { PERSONS, type Person } from './persons.js';
import type { Platform } from './platform.js';
import { readRequest, type SoapRequest } from './request.js';
import type { SwitchName } from './switches.js';
import type { Choice, Ticket } from './tickets.js';
import { escapeText } from './tree.js';
import { verify } from './verify.js';

/** How long a ticket is worth something. */
export const TICKET_MS = 15 * 60_000;

const MOST_BYTES = 256 * 1024;

/** A sign-in of nobody in particular, for an answer of the wrong kind. */
const SOMEBODY = {
  ticket: {
    customData: null,
    asked: { providers: [], attributes: ['lt-personal-code'], information: ['firstName', 'lastName'] },
  },
  choice: { provider: 'auth.lt.bank', person: PERSONS[0] as Person, company: false },
};

/** Answers a SOAP request, with a Fault where the real platform would. */
export async function soapDoor(request: Request, platform: Platform): Promise<Response> {
  try {
    const read = readRequest(await textOf(request));
    if ('echo' in read) return xmlResponse(echoXml(read.echo));
    const key = platform.clients.find(({ pid }) => pid === read.values.pid?.[0])?.key;
    if (!key) throw new SoapFault('other', `the PID "${read.values.pid?.[0]}" is not registered`);
    verify(read, key);
    return await (read.name === 'authenticationRequest' ? giveTicket(read, platform) : giveData(read, platform));
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    platform.note(`${error.fault}: ${error.message}`);
    return faultResponse(error);
  }
}

async function textOf(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) throw new SoapFault('invalidXmlException', 'the message is over 256 KB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SoapFault('invalidXmlException', 'the message is not UTF-8');
  }
}

function echoXml(text: string): string {
  return `<soap:Envelope xmlns:soap="${NAMESPACES.soap}"><soap:Body><ns3:echoResponse xmlns:ns3="${NAMESPACES.health}">${escapeText(text)}</ns3:echoResponse></soap:Body></soap:Envelope>`;
}

async function giveTicket({ values }: SoapRequest, platform: Platform): Promise<Response> {
  const { pid, postbackUrl, customData } = values;
  const postback = registered(platform, pid?.[0] ?? '', postbackUrl?.[0]);
  const id = crypto.randomUUID();
  await platform.tickets.open(id, {
    pid: pid?.[0] ?? '',
    postback,
    customData: customData?.[0] ?? null,
    asked: {
      providers: values.authenticationProvider ?? [],
      attributes: values.authenticationAttribute ?? [],
      information: values.userInformation ?? [],
    },
    expiresAt: platform.now() + TICKET_MS,
    choice: null,
    used: false,
  });
  platform.note(`a ticket for ${pid?.[0]}`);
  const other = dataAnswer(SOMEBODY.ticket, SOMEBODY.choice, false);
  const payload = ticketAnswer(id);
  return answer(platform, { payload, mark: id, other, letters: 'plain', lines: false }, platform.switches.ticket);
}

/** Where the browser will be sent back to: only where the client has registered. */
function registered(platform: Platform, pid: string, asked: string | undefined): string {
  const places = platform.clients.find((client) => client.pid === pid)?.postbacks;
  const postback = asked ?? places?.[0];
  if (postback === undefined || !URL.canParse(postback) || !/^https?:$/.test(new URL(postback).protocol))
    throw new SoapFault('other', `the postbackUrl "${postback ?? ''}" is no web address`);
  const bare = postback.split(/[?#]/)[0] ?? '';
  if (places && !places.includes(bare)) throw new SoapFault('other', `the postbackUrl "${bare}" is not registered`);
  return postback;
}

async function giveData({ values }: SoapRequest, platform: Platform): Promise<Response> {
  const id = values.ticket?.[0] ?? '';
  const ticket = await platform.tickets.read(id);
  const choice = ready(ticket, values.pid?.[0] ?? '', platform.now());
  if (!(await platform.tickets.take(id))) throw new SoapFault('other', 'the data of this ticket was given before');
  platform.note(`data about "${choice.person.id}" by ${choice.provider}`);
  const withSource = ['true', '1'].includes(values.includeSourceData?.[0] ?? '');
  const payload = dataAnswer(ticket as Ticket, choice, withSource);
  const means = meansOf(choice.provider);
  const mark = markOf(choice, ticket as Ticket);
  const draft: Draft = { payload, mark, other: ticketAnswer(id), letters: 'plain', lines: false };
  if (means) Object.assign(draft, { letters: means.letters, lines: means.lines ?? false });
  return answer(platform, draft, choice.switch ?? platform.switches.data);
}

/** What the person chose, if the data may be given now. @throws SoapFault */
function ready(ticket: Ticket | null, pid: string, now: number): Choice {
  const no = (reason: string) => new SoapFault('other', reason);
  if (!ticket || ticket.pid !== pid) throw no('the ticket is not known');
  if (now >= ticket.expiresAt) throw no('the ticket is older than 15 minutes');
  if (!ticket.choice) throw no('nobody has authenticated with this ticket yet');
  if (ticket.choice.cancelled) throw no('the person cancelled');
  if (now < ticket.choice.readyAt) throw no('the person is still being authenticated');
  return ticket.choice;
}

/** What a forger would change: the code that was answered first, or else the name of the means. */
function markOf({ person, provider }: Choice, { asked }: Ticket): string {
  const code = Object.entries(person.codes).find(([name]) => asked.attributes.includes(name))?.[1];
  return code ?? provider;
}

async function answer(platform: Platform, draft: Draft, name: SwitchName | null): Promise<Response> {
  // Letters must be there as letters for a wrong encoding to be one.
  if (name === 'encoding') draft.letters = 'plain';
  const [own, stranger] = [await platform.key(), platform.stranger];
  const xml = await message({ draft, own, stranger, method: platform.switches.signature }, name);
  if (name) platform.note(`the switch "${name}" is on`);
  return deliver(xml, name, platform.wait);
}

import { readFile } from 'node:fs/promises';
import { wireOf } from '../answers.js';
import { look } from '../look.js';
import type { Seen } from '../seen.js';
import { earsOf, getPage } from './fetch.js';
import { seeMail } from './mail.js';
import { readMarkup } from './markup.js';
import type { Options } from './options.js';

/** What was seen, and the addresses that led there. */
export interface Visit {
  seen: Seen;
  hops: string[];
}

/** The page could not be looked at, for a reason that the words know or that the network gave. */
export class Unseen extends Error {}

/** Looks at a page from outside. @throws Unseen */
export async function visit({ address, api, dns }: Options): Promise<Visit> {
  const { url, headers, html, hops } = await read(address);
  const markup = readMarkup(html, url, headers);
  const found = { by: 'command' as const, ...markup, bases: api ? [api] : [] };
  const seen = await look(found, earsOf(markup.page.origin));
  const domain = seen.apis
    .map(({ ways }) => wireOf(ways).result?.data?.mailDomain)
    .find((each) => typeof each === 'string');
  const mail = await seeMail(domain, dns);
  return { seen: mail ? { ...seen, mail } : seen, hops };
}

async function read(address: string): Promise<{ url: string; headers: Headers; html: string; hops: string[] }> {
  if (address.startsWith('file:')) {
    const html = await readFile(new URL(address), 'utf8').catch(because);
    return { url: address, headers: new Headers(), html, hops: [] };
  }
  const { url, status, headers, body, hops } = await getPage(address).catch(because);
  if (status !== 200) throw new Unseen(String(status));
  const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  return { url, headers, html: decoded(body, charset), hops };
}

function because(error: Error & { code?: string; cause?: { code?: string; message?: string } }): never {
  if (error.name === 'TimeoutError' || /TIME/.test(error.cause?.code ?? '')) throw new Unseen('late');
  throw new Unseen(error.cause?.code ?? error.cause?.message ?? error.code ?? error.message);
}

function decoded(body: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return body.toString('utf8');
  }
}

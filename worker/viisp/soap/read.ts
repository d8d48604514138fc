import type { Answer } from './answer.js';
import { Broken } from './breach.js';
import { answerIn, ticketIn } from './contents.js';
import { parsed } from './document.js';
import { bodyOf } from './envelope.js';
import { faultOf } from './fault.js';
import { plainMarkup } from './markup.js';
import { AUTHENTICATION } from './namespaces.js';
import type { Platform } from './platform.js';
import type { Reading } from './reading.js';
import { type Claim, signedElement } from './verify.js';

/** Reads the answer to a request for a ticket. Never throws: whatever goes wrong is a refusal. */
export function readTicket(text: string, platform: Platform): Reading<string> {
  return read(text, (claim) => ticketIn(signedElement(claim, [AUTHENTICATION, 'authenticationResponse'], platform)));
}

/** Reads what the platform says of a person. Never throws: whatever goes wrong is a refusal. */
export function readAnswer(text: string, platform: Platform): Reading<Answer> {
  return read(text, (claim) =>
    answerIn(signedElement(claim, [AUTHENTICATION, 'authenticationDataResponse'], platform)),
  );
}

type Believe<Value> = (claim: Claim) => Value;

function read<Value>(text: string, believe: Believe<Value>): Reading<Value> {
  const reading = readOnce(text, believe);
  if (!('refused' in reading) || reading.refused !== 'signature' || !text.includes('\r')) return reading;
  // The platform has signed returns and then written them raw, which every parser takes for ends of lines.
  const second = readOnce(withReturns(text), believe);
  return 'value' in second ? second : reading;
}

function withReturns(text: string): string {
  return plainMarkup(text)
    .trim()
    .replace(/>[^<]*/g, (characters) => characters.replace(/\r/g, '&#13;'));
}

function readOnce<Value>(text: string, believe: Believe<Value>): Reading<Value> {
  try {
    const plain = plainMarkup(text);
    const payload = bodyOf(parsed(plain));
    const fault = faultOf(payload);
    return fault ? { fault } : { value: believe({ text: plain, payload }) };
  } catch (error) {
    return { refused: error instanceof Broken ? error.breach : 'markup' };
  }
}

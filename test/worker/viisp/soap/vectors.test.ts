import { expect, test } from 'vitest';
import { readAnswer, readTicket } from '../../../../worker/viisp/soap/signed-xml.js';
import { platformWith } from '../../../support/worker/viisp/platform.js';
import { SMART_ID, vectors } from '../../../support/worker/viisp/vectors.js';

const platform = platformWith();

test('02: the ticket of a signed response is read', () => {
  expect(readTicket(vectors.ticketResponse, platform)).toEqual({ value: 'dfa1339f-46b6-457d-a21d-2d7680389bfd' });
});

test('04: what a bank says of a person is read, and what it left empty is absent', () => {
  expect(readAnswer(vectors.bankResponse, platform)).toEqual({
    value: {
      provider: 'auth.lt.bank',
      attributes: { 'lt-personal-code': '33309240064' },
      information: {
        firstName: 'VARDENIS',
        lastName: 'PAVARDENIS-ŽUKAUSKAS',
        birthday: '1933-09-24',
        email: 'vardenis@example.lt',
        phoneNumber: '+37060000000',
      },
      customData: 'c3RhdGU-0f8b1e',
    },
  });
});

test('05: what Smart-ID says of a person is read', () => {
  expect(readAnswer(vectors.smartIdResponse, platform)).toEqual({ value: SMART_ID });
});

test('06, BI-56: a personal code with one other digit is refused', () => {
  expect(readAnswer(vectors.tampered, platform)).toEqual({ refused: 'signature' });
});

test('07, T-xsw: a signed element that is not the one in the body is refused', () => {
  expect(readAnswer(vectors.wrapped, platform)).toEqual({ refused: 'signature_place' });
});

test('08, BI-55: a response signed by another key is refused, though it names that key', () => {
  expect(readAnswer(vectors.otherKey, platform)).toEqual({ refused: 'signature' });
});

test('01, 03: our own requests, sent back to us, are no answers', () => {
  expect(readTicket(vectors.ticketRequest, platform)).toEqual({ refused: 'element' });
  expect(readAnswer(vectors.dataRequest, platform)).toEqual({ refused: 'element' });
});

test('T-xsw: a ticket response is no answer, and an answer no ticket response', () => {
  expect(readAnswer(vectors.ticketResponse, platform)).toEqual({ refused: 'element' });
  expect(readTicket(vectors.bankResponse, platform)).toEqual({ refused: 'element' });
});

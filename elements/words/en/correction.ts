import type { CorrectionWords } from '../lt/correction.js';

/** Sentences of asking staff to correct a name. */
export const words: CorrectionWords = {
  correctionTitle: 'What should your name be?',
  correctionHint:
    'Write it as in the Latin letters of your document. Staff of the migration services will look at the request.',
  document: 'Which document shows it?',
  documentHint: 'You do not need to send the document. You will show it if staff ask you to.',
  chooseDocument: 'Choose',
  documents: {
    passport: 'Passport',
    identity_card: 'Identity card',
    travel_document: 'Travel document',
    residence_permit: 'Residence permit',
    birth_certificate: 'Birth certificate',
    marriage_certificate: 'Marriage certificate',
    name_change_certificate: 'Certificate of a change of name',
    court_decision: 'Court decision',
  },
  reasonWhy: 'Why must it be corrected?',
  reasonWhyHint: 'For example: a letter was left out at registration. At most 1000 characters.',
  correctionReview: 'Is everything right?',
  nameNow: 'It is now',
  nameThen: 'It should be',
  sendRequest: 'Send the request',
  sameNames: 'This is the name that is there already. Correct at least one part of it.',
  requestTitle: 'Request to correct your name',
  askedOn: (day) => `Sent on ${day}`,
  answeredOn: (day) => `Answered on ${day}`,
  answeredBy: 'Answered by',
  theirAnswer: 'Answer',
  requestStatus: 'Status',
  requestStatuses: {
    open: 'Waiting for an answer',
    done: 'Granted: your name has been corrected',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
  },
  withdrawRequest: 'Withdraw the request',
  requestSent: 'The request was sent. We will e-mail you when it is answered.',
  requestWithdrawn: 'The request was withdrawn.',
  askAgain: 'Ask again',
};

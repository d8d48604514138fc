/** What the client needs of XML and its signatures: a module of its own, which the Worker loads when somebody goes that way. */
export { readAnswer, readTicket } from './read.js';
export { signedAnswerRequest, signedTicketRequest } from './requests.js';

/** Why the platform gave no answer at all. */
type Unavailable = 'no_connection' | 'timeout' | 'status';
/** Which of its faults the platform declared. */
export type Fault = 'invalidSignatureException' | 'invalidXmlException' | 'other';
/** Which rule an answer breaks. */
export type Breach =
  | 'too_large'
  | 'encoding'
  | 'markup'
  | 'too_complex'
  | 'envelope'
  | 'element'
  | 'signature_place'
  | 'signature_shape'
  | 'algorithm'
  | 'reference'
  | 'signature'
  | 'content';

interface Reasons {
  unavailable: Unavailable;
  fault: Fault;
  refused: Breach;
}

/** What kind of failure it is, and why, in words of ours that a log may carry. */
export type Failure = { [Kind in keyof Reasons]: { kind: Kind; why: Reasons[Kind] } }[keyof Reasons];

/** The platform gave no answer (`unavailable`), said no (`fault`), or answered what must not be believed (`refused`). */
export class SoapFailure extends Error {
  readonly kind: Failure['kind'];
  readonly why: Failure['why'];

  constructor({ kind, why }: Failure) {
    super(`${kind}: ${why}`);
    this.name = 'SoapFailure';
    this.kind = kind;
    this.why = why;
  }
}

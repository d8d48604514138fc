/** A mail as the production Worker hands it over. */
export interface Mail {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** A mail in the demonstration's mailbox, as `/demo/mail.json` gives it. */
export interface Letter extends Mail {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

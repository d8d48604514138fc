import { type Answer, Caller } from './caller.ts';
import { STAFF } from './staff.ts';
import { throughViisp } from './ways-in.ts';

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
];

/** Why staff look at somebody, or change something. */
export interface Because {
  reason: string;
  caseNumber: string;
}

/** Everybody of the demonstration, and the desks at which staff sit. */
export class Cast {
  readonly site: string;
  readonly #desks = new Map<string, Promise<Caller>>();
  #pages = 0;

  constructor(site: string) {
    this.site = site;
  }

  /** A page of somebody's own, on a network of its own: people do not spend each other's limits. */
  page(): Caller {
    this.#pages += 1;
    const userAgent = BROWSERS[this.#pages % BROWSERS.length] ?? '';
    return new Caller(this.site, { network: `198.51.100.${this.#pages}`, userAgent });
  }

  /** The desk of a member of staff, who signs in once. */
  desk(id: string): Promise<Caller> {
    const known = this.#desks.get(id) ?? this.#sitDown(id);
    this.#desks.set(id, known);
    return known;
  }

  /** Opens the account with this address at the desk of an office. */
  async open(office: string, email: string, because: Because): Promise<Answer> {
    const desk = await this.desk(STAFF.find((member) => member.office === office)?.id ?? '');
    const { people } = await desk.call('staff.search', { by: 'email', text: email, ...because });
    const [person] = people as Answer[];
    return desk.call('staff.read', { id: person?.id, ...because });
  }

  /** Lets an office do something to the account with this address. */
  async act(office: string, email: string, procedure: string, input: Because & Answer): Promise<void> {
    const { reason, caseNumber } = input;
    const { id, version } = await this.open(office, email, { reason, caseNumber });
    const desk = await this.desk(STAFF.find((member) => member.office === office)?.id ?? '');
    await desk.call(procedure, { id, version, ...input });
  }

  /** Lets one supervisor ask for a merge and another one approve it. */
  async merge(email: string, other: string, because: Because): Promise<void> {
    const [one, two] = STAFF.filter(({ role }) => role === 'supervisor');
    const [kept, gone] = [await this.open('vilnius', email, because), await this.open('vilnius', other, because)];
    const asking = await this.desk(one?.id ?? '');
    const { id } = await asking.call('staff.askMerge', { id: kept.id, other: gone.id, ...because });
    const deciding = await this.desk(two?.id ?? '');
    await deciding.call('staff.decide', { request: id, approve: true });
  }

  /** From now on the mail service takes nothing for this address. */
  async refuseMailTo(email: string): Promise<void> {
    const answer = await fetch(`${this.site}/demo/mail.json?to=${encodeURIComponent(email)}`, { method: 'DELETE' });
    if (!answer.ok) throw new Error(`The mailbox answered ${answer.status}.`);
  }

  async #sitDown(id: string): Promise<Caller> {
    const caller = this.page();
    await throughViisp(caller, { person: id }, true);
    return caller;
  }
}

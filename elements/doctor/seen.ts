/** What the doctor saw of a page and of the APIs that its elements speak to. What could not be looked at is missing. */
export interface Seen {
  /** Who looked: the command line, from outside, or an element, from inside of the page. */
  by: 'command' | 'page';
  page: SeenPage;
  scripts: SeenScript[];
  tags: SeenTag[];
  apis: SeenApi[];
  mail?: SeenMail;
  /** Of what there was too much. */
  parts: SeenPart[];
}

/** A kind of thing of which only some were looked at. */
export interface SeenPart {
  kind: string;
  looked: number;
  all: number;
}

/** A page as its server sent it, or as it stands in a browser. */
export interface SeenPage {
  url: string;
  /** As a browser names it to an API; `null` where the page has none. */
  origin: string;
  title: string;
  /** The policies that are enforced, in the order of the page. */
  policies: SeenPolicy[];
  /** How many scripts there are that are not ours: one of them may bring the elements. */
  otherScripts: number;
  /** Whether the browser keeps what the page stores. */
  storage?: boolean;
}

/** One Content-Security-Policy. */
export interface SeenPolicy {
  where: 'header' | 'meta';
  text: string;
}

/** One script that brings the elements. */
export interface SeenScript {
  src: string;
  type: string;
  integrity: string;
  nonce: boolean;
  /** The release that it is, where that can be told. */
  version?: string;
  /** What came when it was asked for, with its hash in the form of an integrity attribute. */
  answer?: Heard;
  hash?: string;
  /** How many bytes came. */
  size?: number;
}

/** One tag that begins with `migris-`. */
export interface SeenTag {
  name: string;
  /** The API's address as the element will read it; undefined where it can be read from nothing. */
  base: string | undefined;
  /** What the attribute `api` says, where there is one. */
  api: string | undefined;
  /** Whether it was closed with `/>`, which HTML does not know: what follows is inside of it. */
  selfClosed: boolean;
  /** Whether the browser knows the element. */
  defined?: boolean;
}

/** An answer; `unreachable` where none came, `unreadable` where one came that the browser does not let the page read. */
export type Heard = Answer | 'unreachable' | 'unreadable';

/** One answer over HTTP. */
export interface Answer {
  status: number;
  /** By names in lower case. */
  headers: Record<string, string>;
  /** Undefined where the body is no JSON. */
  json: unknown;
}

/** What an API said of itself. */
export interface SeenApi {
  base: string;
  /** The ways in: the first call of every page. */
  ways: Heard;
  /** What a browser asks before that. */
  preflight?: Heard;
  /** Milliseconds that the API's clock is ahead of this one. */
  aheadMs?: number;
  discovery: Heard;
  keys: Heard;
  integrity: Heard;
  health?: Heard;
}

/** What the name servers say of the domain that mails come from; null where they did not answer. */
export interface SeenMail {
  domain: string;
  spf: boolean | null;
  dkim: boolean | null;
  dmarc: boolean | null;
}

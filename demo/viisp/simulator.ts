import { readKey, type SigningKey, strangerKey } from './keys.js';
import { homeDoor, scriptDoor, styleDoor } from './pages/doors.js';
import { chooseDoor, portalDoor } from './pages/portal.js';
import type { Platform, SimulatorSettings } from './platform.js';
import { soapDoor } from './soap.js';
import { ALL_OFF, type Switches } from './switches.js';
import { switchesDoor } from './switches-door.js';
import { MemoryTickets, type TicketStore } from './tickets.js';
import { wsdlDoor } from './wsdl.js';

export type { Client, SimulatorKeys, SimulatorSettings } from './platform.js';

/** What answers a request; `base` is the path under which the simulator lies. */
type Door = (request: Request, platform: Platform, base: string) => Promise<Response> | Response;

const DOORS: Record<string, Door> = {
  'GET soap': wsdlDoor,
  'POST soap': soapDoor,
  'GET portal': portalDoor,
  'POST portal': portalDoor,
  'POST portal/choose': chooseDoor,
  'GET switches': switchesDoor,
  'POST switches': switchesDoor,
  'GET ': homeDoor,
  'POST ': homeDoor,
  'GET simulator.css': styleDoor,
  'GET simulator.js': scriptDoor,
};

/** A VIISP for developers: it speaks the protocol of the real one and lets you choose who signs in, and what goes wrong. */
export class Simulator {
  /** What is switched on for every sign-in. */
  readonly switches: Switches = { ...ALL_OFF };
  readonly #platform: Platform;

  constructor(settings: SimulatorSettings, store: TicketStore = new MemoryTickets()) {
    this.#platform = {
      clients: settings.clients,
      tickets: store,
      switches: this.switches,
      now: settings.now ?? Date.now,
      wait: settings.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
      note: settings.note ?? (() => {}),
      key: once(() => readKey(settings.keys.privateKey)),
      stranger: once(strangerKey),
    };
  }

  /** Answers a request to any of the simulator's addresses. */
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [, base = '', path = ''] =
      pathname.match(/^(.*?)\/(soap|portal\/choose|portal|switches|simulator\.(?:css|js)|)$/) ?? [];
    const known = pathname.endsWith(`/${path}`);
    const door = known && DOORS[`${request.method === 'HEAD' ? 'GET' : request.method} ${path}`];
    if (door) return door(request, this.#platform, base);
    const wrongMethod = Object.keys(DOORS).some((each) => known && each.endsWith(` ${path}`));
    return new Response('There is nothing here.\n', { status: wrongMethod ? 405 : 404 });
  }
}

function once(make: () => Promise<SigningKey>): () => Promise<SigningKey> {
  let made: Promise<SigningKey> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

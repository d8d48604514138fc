import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A name server of this machine. */
export interface Names {
  address: string;
  /** The texts of each name; a name that is missing does not exist. */
  texts: Record<string, string>;
  close: () => void;
}

const NO_SUCH_NAME = 3;

/** Starts a name server that knows only texts. */
export async function startNames(): Promise<Names> {
  const socket = createSocket('udp4');
  const names: Names = { address: '', texts: {}, close: () => socket.close() };
  socket.on('message', (asked, { port, address }) => socket.send(answer(asked, names.texts), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  names.address = `127.0.0.1:${socket.address().port}`;
  return names;
}

/** RFC 1035 §4: header, the question once more, and the text where there is one. */
function answer(asked: Buffer, texts: Record<string, string>): Buffer {
  const { name, end } = nameIn(asked);
  const text = texts[name];
  const header = Buffer.from(asked.subarray(0, 12));
  header.writeUInt16BE(0x8180 | (text === undefined ? NO_SUCH_NAME : 0), 2);
  header.writeUInt16BE(text === undefined ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, asked.subarray(12, end), ...(text === undefined ? [] : [record(text)])]);
}

function nameIn(asked: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    labels.push(asked.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** A TXT record of the name that was asked for. */
function record(text: string): Buffer {
  const data = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

import { createServer } from 'node:net';

/** What is started, and on which port when nobody asks for one. */
export interface Started {
  command: string;
  port: number;
}

/** The port that `PORT` asks for. @throws Error in words for the person at the terminal. */
export async function freePort(asked: string | undefined, started: Started): Promise<number> {
  const port = Number(asked || started.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535.`);
  const example = (other: number) => `PORT=${other <= 65_535 ? other : started.port} ${started.command}`;
  for (const host of ['127.0.0.1', '::1']) {
    const problem = await tryPort(port, host);
    if (problem === 'EADDRINUSE') throw new Error(`Port ${port} is taken. Try another one: ${example(port + 1)}`);
    if (problem === 'EACCES')
      throw new Error(`Port ${port} is not open to you. Try another one: ${example(started.port)}`);
  }
  return port;
}

/** The code of what stands against listening there; nothing where the machine has no such address at all. */
function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

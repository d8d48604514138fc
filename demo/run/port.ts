import { createServer } from 'node:net';

/** The port that `PORT` asks for. @throws Error in words for the person at the terminal. */
export async function freePort(asked: string | undefined): Promise<number> {
  const port = Number(asked || 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535.`);
  for (const host of ['127.0.0.1', '::1']) {
    const problem = await tryPort(port, host);
    if (problem === 'EADDRINUSE') throw new Error(`Port ${port} is taken. Try another one: ${example(port)}`);
    if (problem === 'EACCES') throw new Error(`Port ${port} is not open to you. Try another one: ${example(8787)}`);
  }
  return port;
}

function example(port: number): string {
  return `PORT=${port < 65_535 ? port + 1 : 8788} npm start`;
}

/** The code of what stands against listening there; nothing where the machine has no such address at all. */
function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

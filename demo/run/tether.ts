// Loaded into wrangler: whatever becomes of `npm start`, its end of the pipe closes, and wrangler and workerd end with it.
const PATIENCE_MS = 2000;

process.stdin.resume();
process.stdin.on('end', () => {
  process.on('exit', () => process.kill(-process.pid, 'SIGKILL'));
  setTimeout(() => process.exit(), PATIENCE_MS);
  // Kindly at first: wrangler clears away its temporary files.
  process.kill(process.pid, 'SIGTERM');
});
// The pipe must not keep a command alive that has done its work.
(process.stdin as unknown as { unref(): void }).unref();

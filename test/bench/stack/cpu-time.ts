import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How many ticks a second has in /proc (proc_pid_stat(5)). */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The milliseconds of processor time that a process has used until now, of its own and in the kernel. Linux only. */
export function cpuTimeOf(id: number): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) / TICKS) * 1000;
}

/** The memory of a process that lies in RAM, in bytes. Linux only. */
export function residentBytesOf(id: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Process {
  id: number;
  parent: number;
}

/** Every process below one, at any depth. */
export function descendants(id: number): number[] {
  const all = processes();
  const below = new Set([id]);
  for (const ancestor of below) for (const process of all) if (process.parent === ancestor) below.add(process.id);
  below.delete(id);
  return [...below];
}

/** Those of some processes that still run. */
export function running(ids: number[]): number[] {
  const all = new Set(processes().map((process) => process.id));
  return ids.filter((id) => all.has(id));
}

function processes(): Process[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

// Small machines often come without ps.
function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [state, parent] = statOf(name);
      return parent && state !== 'Z' ? [{ id: Number(name), parent: Number(parent) }] : [];
    });
}

/** State and parent: what follows the name of the program, which may hold anything but ends with the last bracket. */
function statOf(id: string): string[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function fromPs(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    return { id: id ?? 0, parent: parent ?? 0 };
  });
}

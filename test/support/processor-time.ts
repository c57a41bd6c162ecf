import { readFileSync } from "node:fs";

/** What hostile texts may cost in the tests that a text does not make work explode, in milliseconds of processor time. */
export const BOUNDED = 5_000;

/**
 * Milliseconds of processor time that this process takes during a piece of work: unlike the clock's, they do not grow when the
 * machine is busy. How fast things are is measured by `bench/`.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return timeSince(before);
}

/** The same for work that is waited for. */
export async function processorTimeOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return timeSince(before);
}

function timeSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of processor time that another process took so far; undefined where the system does not say. */
export function processorTimeSoFar(pid: number | undefined): number | undefined {
  const stat = aboutProcess(pid, "stat");
  if (stat === undefined) return undefined;
  // Behind the name in parentheses; user and system time are its 12th and 13th, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What a file of `/proc/<pid>` says, where there is one. */
export function aboutProcess(pid: number | undefined, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

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

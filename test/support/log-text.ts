import type { RunFact } from "../../src/core/runs/run-events";

/** A log of these events in short: `start a`, `enter a`, `exit a`, `skip a`, `finish`, `abandon`; the chain left out. */
export function logText(...lines: readonly string[]): string {
  return lines.map(logLine).join("\n");
}

/** One event in short as a line. What is none of them stands as it is. */
function logLine(short: string, index = 0): string {
  const fact = factOf(short);
  if (fact === undefined) return short;
  const actor = { id: "ada", kind: "person" };
  const about = { seq: index + 1, run_id: "r-1", created_at: "2026-11-23T14:05:00Z", actor };
  return JSON.stringify({ ...about, ...fact });
}

function factOf(short: string): RunFact | undefined {
  const [name = "", phase = ""] = short.split(" ");
  switch (name) {
    case "start":
      return { event: "run_started", phase, lane: "standard", intent: "feature", title: "One" };
    case "enter":
      return { event: "phase_enter", phase, loop: 1 };
    case "exit":
      return { event: "phase_exit", phase };
    case "skip":
      return { event: "phase_skipped", phase, reason: "not needed" };
    case "finish":
      return { event: "run_finished" };
    case "abandon":
      return { event: "run_abandoned", reason: "given up" };
    default:
      return undefined;
  }
}

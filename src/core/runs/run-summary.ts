import type { EventLog } from "./event-log";
import { openPhase, type RunState } from "./run-state";

/** The field of an event that carries an agent's summary of its work. */
export const SUMMARY_FIELD = "summary";

/** The text of `summary.md`: where a run stands, what is open, and the summary that an agent wrote last. */
export function summaryOf(log: EventLog, state: RunState): string | undefined {
  const { about } = state;
  if (about === undefined) return undefined;
  const summaries = log.all.flatMap(({ [SUMMARY_FIELD]: text }) => (typeof text === "string" ? [text] : []));
  const summary = summaries.at(-1) ?? "";
  const open = [...state.findings.values()].filter(({ resolution }) => resolution === undefined);
  const parts = [
    `# ${onOneLine(about.title)}`,
    `Run \`${about.runId}\`, ${about.intent}, lane ${String(state.lane)}: ${state.status}, ${standing(state)}. Computed from ${log.all.length} events, the last of ${state.updatedAt}.`,
    ["## Phases", "", ...[...state.phases.keys()].map((phase) => `- \`${phase}\`: ${phaseLine(state, phase)}`)].join(
      "\n",
    ),
    [
      "## Open findings",
      "",
      ...open.map(({ finding }) => `- \`${finding.id}\` (${finding.severity}): ${onOneLine(finding.title)}`),
    ].join("\n"),
    ["## Summary by the agent", "", summary.trim()].join("\n"),
  ];
  const wanted = [true, true, true, open.length > 0, summary !== ""];
  return `${parts.filter((_, index) => wanted[index] === true).join("\n\n")}\n`;
}

function standing(state: RunState): string {
  const open = openPhase(state);
  return open === undefined ? "between two phases" : `in the phase \`${open}\``;
}

function phaseLine(state: RunState, phase: string): string {
  const record = state.phases.get(phase);
  if (record === undefined || record.loops === 0) return `skipped: ${onOneLine(record?.skipped ?? "")}`;
  if (record.skipped !== undefined) return `skipped: ${onOneLine(record.skipped)}`;
  const times = record.loops === 1 ? "entered once" : `entered ${record.loops} times`;
  return `${times}, ${record.exitSeq === 0 ? "open" : "left"}`;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

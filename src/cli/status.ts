import { stateAfter } from "../core/runs/run-state";
import { statusOf } from "../core/runs/status-record";
import { readLog } from "../platform/read-log";
import { refusal, type Answer } from "./answer";
import { outputColours } from "./colours";
import { EXIT } from "./exit-codes";
import { runAt } from "./run-at";

/** `wazir status`: where a run stands, computed from its log and not from the `status.json` beside it. */
export async function status(cwd: string, run: string | undefined): Promise<Answer> {
  const place = await runAt(cwd, run);
  if (!place.ok) return refusal(place.message, EXIT.usage);
  const read = await readLog(place.value);
  if (!read.ok) return refusal(read.message);
  const { folder, log, damage } = read.value;
  const state = stateAfter(log.events);
  const record = statusOf(log, state);
  if (record === undefined || state.about === undefined) {
    return refusal(`The log of \`${place.value.runId}\` has no beginning.`);
  }
  const { title, intent } = state.about;
  const skipped = [...state.phases].flatMap(([phase, about]) => (about.skipped === undefined ? [] : [phase]));
  const paint = outputColours();
  const lines = [
    `run      ${record.run_id}: ${title}`,
    `phase    ${record.phase}, entered ${times(record.phase_loop_counts[record.phase])}`,
    `lane     ${state.lane ?? "unknown"}`,
    `status   ${record.status}`,
    ...(skipped.length === 0 ? [] : [`skipped  ${skipped.join(", ")}`]),
    `updated  ${record.updated_at}, ${record.last_event}`,
    ...damage.map((each) => `${paint("bad", "damaged")}  line ${each.line}: ${each.why}`),
  ];
  return {
    code: damage.length === 0 ? EXIT.ok : EXIT.findings,
    text: lines.join("\n"),
    json: {
      ...record,
      title,
      intent,
      lane: state.lane,
      skipped,
      damage: damage.map(({ code, line, why }) => ({ code, line, why })),
      run_root: folder,
      status_path: `${folder}/status.json`,
    },
  };
}

function times(again = 0): string {
  return again === 0 ? "once" : `${again + 1} times`;
}

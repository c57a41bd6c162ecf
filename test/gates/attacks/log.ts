import { cpSync } from "node:fs";
import { review } from "../../protocol/support/run-documents";
import { anotherRun } from "../another-run";
import type { Attack } from "../attack";
import { forge, rehashed } from "../forge";
import type { Scene } from "../scene";

const finish = (s: Scene) => s.agent("run", "finish");
const DAMAGED = ["gate/log-damaged"];

/** An attack on the log of a run that is done but for its end; the twin leaves the log alone. */
function onLog(name: string, trick: string, change: (lines: readonly string[], s: Scene) => readonly string[]): Attack {
  const evil = (s: Scene) => s.setLog(change(s.log(), s));
  return { name, trick, twin: "leaves the log alone", from: "approved", evil, ask: finish, refusedBy: DAMAGED };
}

/** Logs, and what is computed from them, changed by hand. */
export const LOG_ATTACKS: readonly Attack[] = [
  onLog("Log edited", "changes a word of a line", ([first = "", ...rest]) => [
    first.replace("Off by one", "Off by two"),
    ...rest,
  ]),
  onLog("Exit code edited in the log", "turns an exit code around", (lines) =>
    lines.map((line) => line.replace('"exit_code":0', '"exit_code":1')),
  ),
  onLog("Log edited and sealed anew", "computes the edited line's hash anew", ([first = "", ...rest]) => [
    rehashed(first, (line) => line.replace("Off by one", "Off by two")),
    ...rest,
  ]),
  onLog("Log truncated", "takes the last lines off", (lines) => lines.slice(0, -1)),
  onLog("Line taken out", "takes a line out of the middle", (lines) => lines.filter((_, index) => index !== 3)),
  onLog("Log reordered", "exchanges two lines", ([first = "", second = "", ...rest]) => [second, first, ...rest]),
  onLog("Line doubled", "repeats a line", ([first = "", ...rest]) => [first, first, ...rest]),
  onLog("Log spliced", "puts in a line of another run", (lines, s) => {
    const [foreign = ""] = lines.slice(-1);
    return [...lines, rehashed(foreign, (line) => line.replaceAll(s.run, "pay-1"))];
  }),
  onLog("Line that is no event", "puts a text in the middle", ([first = "", ...rest]) => [first, "approved", ...rest]),
  {
    ...{
      name: "Damaged log accepted by an agent",
      trick: "accepts the damage itself",
      twin: "leaves that to a person",
    },
    ...{ from: "approved", evil: broken, honest: broken, refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => (isEvil ? s.agent : s.person)("run", "accept-log", "1", "--reason", "A typing error."),
  },
  {
    ...{ name: "Projection edited", trick: "writes another phase into `status.json`", twin: "deletes the file" },
    ...{ from: "verifying", ask: (s) => s.agent("run", "finish"), refusedBy: ["gate/phase-not-done"] },
    evil: (s) => s.write("status.json", s.read("status.json").replaceAll("verify", "review")),
    async honest(s) {
      await s.agent("verify");
      s.remove("status.json");
      await s.agent("run", "next");
      s.write("artifacts/review.md", review(s.run));
      await s.critic("run", "submit", "review");
    },
  },
  {
    ...{ name: "Event by capture", trick: "records `artifact_approved` by `wazir capture`", twin: "records its own" },
    ...{ from: "reviewing", refusedBy: ["artifact_approved"] },
    ask: (s, isEvil) => s.agent("capture", "event", "--event", isEvil ? "artifact_approved" : "session_started"),
  },
  {
    ...{ name: "Phase left by hand", trick: "writes that it entered the last phase", twin: "enters it" },
    ...{ from: "verifying", ask: finish, refusedBy: ["gate/phase-outdated"] },
    evil: (s) => forge(s, { event: "phase_enter", actor: { id: "bot", kind: "agent" }, phase: "review", loop: 1 }),
    async honest(s) {
      await s.agent("verify");
      await s.agent("run", "next");
      s.write("artifacts/review.md", review(s.run));
      await s.critic("run", "submit", "review");
    },
  },
  {
    ...{ name: "Run folder copied", trick: "finishes a copy of another run's folder", twin: "finishes the run" },
    ...{ from: "approved", refusedBy: DAMAGED },
    evil: (s) => cpSync(s.at(""), s.project.at(".wazir/runs/pay-2"), { recursive: true }),
    ask: (s, isEvil) => s.agent("run", "finish", "--run", isEvil ? "pay-2" : s.run),
  },
  {
    ...{ name: "Two runs at once", trick: "lets another run's evidence count", twin: "runs the tests in its own" },
    ...{ from: "verifying", refusedBy: ["gate/evidence-missing"] },
    evil: async (s) => {
      const other = await anotherRun(s);
      cpSync(other.at("evidence"), s.at("evidence"), { recursive: true });
    },
    honest: async (s) => {
      await anotherRun(s);
      await s.agent("verify", "--run", s.run);
    },
    ask: (s) => s.agent("run", "next", "--run", s.run),
  },
];

function broken(s: Scene): void {
  s.edit("events.ndjson", "Off by one", "Off by two");
}

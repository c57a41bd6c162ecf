import { notes } from "../../protocol/support/run-documents";
import type { Attack } from "../attack";
import type { Scene } from "../scene";

const next = (s: Scene) => s.agent("run", "next");

/** Ways around phases, lanes and folders. */
export const WAY_ATTACKS: readonly Attack[] = [
  {
    ...{ name: "Phase passed over", trick: "enters `review` from `execute`", twin: "enters the next phase" },
    ...{ from: "executing", evil: worked, honest: worked, refusedBy: ["gate/phase-not-done"] },
    ask: (s, isEvil) => s.agent("run", "next", isEvil ? "review" : "verify"),
  },
  {
    ...{ name: "Mandatory phase skipped", trick: "skips `verify` with a reason", twin: "skips what may be" },
    ...{ from: "signed", refusedBy: ["gate/phase-mandatory"] },
    ask: (s, isEvil) => s.critic("run", "skip", isEvil ? "verify" : "spec_challenge", "--reason", "No time."),
  },
  {
    ...{ name: "Phase skipped that is not skippable", trick: "skips `execute`", twin: "skips what may be" },
    ...{ from: "signed", refusedBy: ["gate/phase-not-skippable"] },
    ask: (s, isEvil) => s.critic("run", "skip", isEvil ? "execute" : "spec_challenge", "--reason", "No time."),
  },
  {
    ...{ name: "Skipped without a reason", trick: "gives a blank for a reason", twin: "gives one" },
    ...{ from: "signed", refusedBy: ["gate/reason-missing"] },
    ask: (s, isEvil) => s.critic("run", "skip", "spec_challenge", "--reason", isEvil ? " " : "No interface."),
  },
  {
    ...{ name: "Declared done", trick: "finishes a run in its third phase", twin: "finishes one that is done" },
    ...{ from: "reviewing", ask: (s) => s.agent("run", "finish"), refusedBy: ["gate/phase-outdated"] },
    evil: (s) => s.agent("run", "reject", "--reason", "Zero is not tried."),
    honest: (s) => s.critic("run", "submit", "review"),
  },
  {
    ...{ name: "Lane lowered", trick: "sets a standard run to `quick`", twin: "raises it to `deep`" },
    ...{ from: "specified", refusedBy: ["gate/lane-lowered"] },
    ask: (s, isEvil) => s.agent("run", "raise", isEvil ? "quick" : "deep"),
  },
  {
    ...{ name: "Started in a lower lane", trick: "starts a feature in the quick lane", twin: "leaves it the table" },
    ...{ from: "started", refusedBy: ["gate/lane-lowered"] },
    ask: (s, isEvil) =>
      s.agent("run", "start", "Refunds", "--intent", "feature", "--lane", isEvil ? "quick" : "standard"),
  },
  {
    ...{ name: "Loop cap reached", trick: "goes round once more than the lane allows", twin: "raises the lane" },
    ...{ from: "verifying", refusedBy: ["gate/loop-cap"] },
    evil: wornOut,
    async honest(s) {
      await wornOut(s);
      await s.agent("run", "raise", "standard");
    },
    ask: (s) => s.agent("run", "reject", "--to", "verify", "--reason", "Once more."),
  },
  {
    ...{
      name: "Clock moved",
      trick: "submits anew with the clock set before the approval",
      twin: "has it signed anew",
    },
    ...{ from: "approved", ask: (s) => s.agent("run", "finish"), refusedBy: ["gate/self-review"] },
    evil: resubmitted,
    async honest(s) {
      await resubmitted(s);
      await s.person("run", "approve", "review", "--yes");
    },
  },
  {
    ...{ name: "Path escape: run", trick: "names a run by a path", twin: "names it by its id" },
    ...{ from: "started", refusedBy: ["is no id of a run"] },
    ask: (s, isEvil) => s.agent("run", "pause", "--run", isEvil ? `../../.wazir/runs/${s.run}` : s.run),
  },
  {
    ...{ name: "Symlinked run", trick: "links a run to a folder outside", twin: "keeps it in the project" },
    ...{ from: "started", refusedBy: ["leads out of the state root"] },
    evil(s) {
      s.project.write("../elsewhere/events.ndjson", s.read("events.ndjson"));
      s.link("", s.outside("elsewhere"));
    },
    ask: (s) => s.agent("run", "pause", "--run", s.run),
  },
  {
    ...{ name: "Path escape: capture", trick: "keeps output in a file outside", twin: "keeps it in the run" },
    ...{ from: "started", refusedBy: ["captures/"] },
    async ask(s, isEvil) {
      const { text } = await s.agent("capture", "route", "--name", "tests", "--json");
      const { capture_path: path } = JSON.parse(text) as { readonly capture_path: string };
      const at = isEvil ? "captures/../../../../../pwned.txt" : path;
      return s.agent("capture", "output", "--command", "x", "--exit-code", "0", "--capture-path", at);
    },
  },
  {
    ...{
      name: "Path escape: covered file",
      trick: "covers only a file outside, to change the rest",
      twin: "covers its own",
    },
    ...{ from: "verifying", ask: next, refusedBy: ["gate/evidence-stale"] },
    evil: (s) => covering(s, "../outside.txt"),
    honest: (s) => covering(s, "inside.txt"),
  },
];

async function worked(s: Scene): Promise<void> {
  s.write("artifacts/execution-notes.md", notes(s.run));
  await s.agent("run", "submit", "execution-notes");
}

/** Goes round as often as the quick lane allows. */
async function wornOut(s: Scene): Promise<void> {
  for (const reason of ["Once.", "Twice."]) await s.agent("run", "reject", "--to", "verify", "--reason", reason);
}

/** Submits the review again on a machine whose clock is years behind. */
async function resubmitted(s: Scene): Promise<void> {
  s.edit("artifacts/review.md", "Tried zero", "Tried nothing");
  await s.behindTime("run", "submit", "review");
}

async function covering(s: Scene, file: string): Promise<void> {
  await s.agent("verify", "--command", "node --test sum.test.mjs", "--file", file);
  if (file.startsWith("..")) s.project.write("sum.test.mjs", "// emptied\n");
}

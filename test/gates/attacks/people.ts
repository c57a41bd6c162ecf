import { userInfo } from "node:os";
import { chmodSync } from "node:fs";
import type { Attack } from "../attack";
import type { Scene } from "../scene";

const REVIEW = "artifacts/review.md";
const next = (s: Scene) => s.agent("run", "next");
const finish = (s: Scene) => s.agent("run", "finish");
const approveReview = ["run", "approve", "review", "--yes"];
const approveSpec = ["run", "approve", "spec", "--yes"];

/** A person's or another agent's word that the one who did the work gives. */
export const PEOPLE_ATTACKS: readonly Attack[] = [
  {
    ...{ name: "Self-review", trick: "reviews its own work", twin: "lets another agent review it" },
    ...{ from: "reviewing", honest: (s) => s.critic("run", "submit", "review"), ask: finish },
    refusedBy: ["gate/self-review"],
  },
  {
    ...{ name: "Agent at a human gate, by a pipe", trick: "pipes `y` into `run approve`", twin: "has a person do it" },
    ...{ from: "specified", refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => (isEvil ? s.piped("y\n", "run", "approve", "spec") : s.person(...approveSpec)),
  },
  {
    ...{ name: "Agent at a terminal", trick: "approves at a terminal that shows its sign", twin: "has a person do it" },
    ...{ from: "specified", refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => s.terminal(isEvil ? { CLAUDECODE: "1" } : {}, ...approveSpec),
  },
  {
    ...{ name: "Approval in CI", trick: "approves in a job of CI", twin: "has a person do it" },
    ...{ from: "specified", refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => s.terminal(isEvil ? { CI: "true" } : {}, ...approveSpec),
  },
  {
    ...{ name: "A person's name", trick: "acts under the user's name", twin: "acts under its own" },
    ...{ from: "reviewing", refusedBy: ["an agent has a name of its own"] },
    ask: (s, isEvil) => s.agent("run", "submit", "review", "--actor-id", isEvil ? userInfo().username : "critic"),
  },
  {
    ...{ name: "Not approved", trick: "goes on without an approval", twin: "has a person approve it" },
    ...{ from: "specified", ask: nextAfterSkips, refusedBy: ["gate/not-approved"] },
    honest: (s) => s.person(...approveSpec),
  },
  {
    ...{ name: "Edited after the approval", trick: "edits the spec once it is approved", twin: "has it approved anew" },
    ...{ from: "signed", ask: nextAfterSkips, refusedBy: ["gate/approval-stale"] },
    evil: edited,
    async honest(s) {
      await edited(s);
      await s.person(...approveSpec);
    },
  },
  {
    ...{ name: "Approval before the artifact", trick: "has it approved before it exists", twin: "submits it first" },
    ...{ from: "specified", refusedBy: ["gate/not-submitted"] },
    ask: (s, isEvil) => s.person("run", "approve", isEvil ? "implementation-plan" : "spec", "--yes"),
  },
  {
    ...{ name: "Key that others can read", trick: "signs with a key that others may have", twin: "keeps it private" },
    ...{ from: "approved", evil: (s) => readable(s, 0o644), honest: (s) => readable(s, 0o600) },
    ...{ ask: (s) => s.person(...approveReview), refusedBy: ["gate/signing-key"] },
  },
  {
    ...{ name: "Verdict `reject`", trick: "goes on against the verdict", twin: "has a review that passes" },
    ...{ from: "reviewing", ask: finish, refusedBy: ["gate/verdict-reject"] },
    evil: (s) => reviewed(s, "verdict: pass", "verdict: reject"),
    honest: (s) => reviewed(s, "Tried zero", "Tried two, zero"),
  },
  {
    ...{ name: "Critical finding open", trick: "finishes with a critical finding open", twin: "has it settled first" },
    ...{ from: "approved", ask: finish, refusedBy: ["gate/finding-open"] },
    evil: found,
    async honest(s) {
      await found(s);
      await s.critic("finding", "resolve", "F-1", "--resolution", "Zero is tried now.");
    },
  },
  {
    ...{
      name: "Finding settled by the author",
      trick: "settles a finding about its work",
      twin: "leaves that to others",
    },
    ...{ from: "approved", evil: found, honest: found, refusedBy: ["gate/self-review"] },
    ask: (s, isEvil) => (isEvil ? s.agent : s.critic)("finding", "resolve", "F-1", "--resolution", "It is fine."),
  },
  {
    ...{
      name: "Finding accepted by an agent",
      trick: "accepts a high finding itself",
      twin: "has a person approve that",
    },
    ...{ from: "reviewing", ask: finish, refusedBy: ["gate/finding-accepted"] },
    evil: accepted,
    async honest(s) {
      await accepted(s);
      await s.person(...approveReview);
    },
  },
  {
    ...{ name: "Reviewed work changed", trick: "changes notes after their review", twin: "has them reviewed again" },
    ...{ from: "approved", ask: finish, refusedBy: ["gate/reviewed-changed"] },
    evil: reworked,
    async honest(s) {
      await reworked(s);
      await s.critic("run", "submit", "review");
    },
  },
  {
    ...{ name: "Human gate skipped", trick: "skips a phase that a person approves", twin: "has a person skip it" },
    ...{ from: "signed", refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => (isEvil ? s.agent : s.person)("run", "skip", "author", "--reason", "No texts."),
  },
  {
    ...{ name: "Review skipped by the author", trick: "skips the review of its work", twin: "leaves that to others" },
    ...{ from: "signed", refusedBy: ["gate/self-review"] },
    ask: (s, isEvil) => (isEvil ? s.agent : s.critic)("run", "skip", "spec_challenge", "--reason", "No interface."),
  },
  {
    ...{ name: "Run given up by an agent", trick: "abandons a run", twin: "leaves that to a person" },
    ...{ from: "started", refusedBy: ["gate/human-only"] },
    ask: (s, isEvil) => (isEvil ? s.agent : s.person)("run", "abandon", "--reason", "Enough."),
  },
  {
    ...{ name: "A person's pause ended", trick: "goes on with what a person paused", twin: "leaves that to them" },
    ...{ from: "started", evil: (s) => s.person("run", "pause"), honest: (s) => s.person("run", "pause") },
    ...{ ask: (s, isEvil) => (isEvil ? s.agent : s.person)("run", "resume"), refusedBy: ["gate/human-only"] },
  },
];

/** Enters the plan, past the phases between that are honestly skipped. */
async function nextAfterSkips(s: Scene) {
  const why = ["--reason", "Nothing to see and nothing to read."];
  await s.critic("run", "skip", "spec_challenge", ...why);
  await s.person("run", "skip", "author", ...why);
  await s.person("run", "skip", "design", ...why);
  await s.critic("run", "skip", "design_review", ...why);
  return next(s);
}

async function edited(s: Scene): Promise<void> {
  s.edit("artifacts/spec.md", "the sum is 2", "the sum is 3");
  await s.agent("run", "submit", "spec");
}

function readable(s: Scene, mode: number): void {
  chmodSync(s.outside("project.settings/wazir/signing-key"), mode);
}

async function reviewed(s: Scene, from: string, to: string): Promise<void> {
  s.edit(REVIEW, from, to);
  await s.critic("run", "submit", "review");
}

async function found(s: Scene): Promise<void> {
  await s.critic("finding", "add", "Zero is not tried", "--severity", "critical");
}

function accepted(s: Scene): Promise<void> {
  const finding =
    "findings: [{ id: F-1, severity: high, title: Zero is not tried, status: accepted, refs: [T-1], resolution: For later. }]";
  return reviewed(s, "findings: []", finding);
}

async function reworked(s: Scene): Promise<void> {
  s.edit("artifacts/execution-notes.md", "Counts from one.", "Counts from two.");
  await s.agent("run", "submit", "execution-notes");
}

import { describe, expect, it } from "vitest";
import { pipelineNodes } from "../../../src/extension/nodes/pipeline-nodes";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";
import type { PipelineFilter } from "../../../src/extension/nodes/pipeline-filter";
import { memoryDisk, type MemoryDisk } from "./support/memory-disk";
import { MANIFEST, openSample, runFiles, runLog, scopeOf, submitted } from "./support/sample";

async function tree(disk: MemoryDisk, folder?: string, filter?: PipelineFilter): Promise<readonly TreeNode[]> {
  return treeOf(disk, folder === undefined ? [] : [folder], filter);
}

async function treeOf(disk: MemoryDisk, folders: readonly string[], filter?: PipelineFilter) {
  const projects = await openSample(disk, ...folders);
  return pipelineNodes(projects.map((open) => scopeOf(disk, open, filter)));
}

async function childrenOf(nodes: readonly TreeNode[], label: string): Promise<readonly TreeNode[]> {
  const children = nodes.find((node) => node.label === label)?.children;
  return typeof children === "function" ? children() : (children ?? []);
}

async function everyNode(nodes: readonly TreeNode[]): Promise<readonly TreeNode[]> {
  const below = await Promise.all(
    nodes.map(async ({ children }) => everyNode(typeof children === "function" ? await children() : (children ?? []))),
  );
  return [...nodes, ...below.flat()];
}

const words = (nodes: readonly TreeNode[]): string[] => nodes.map((node) => `${node.label} | ${node.description}`);

describe("the pipeline tree", () => {
  it("is empty without manifest and runs, so that the welcome shows", async () => {
    expect(await tree(memoryDisk({ "/shop/readme.txt": "" }), "/shop")).toEqual([]);
    expect(await tree(memoryDisk())).toEqual([]);
  });

  it("has the five groups, with counts", async () => {
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST });
    expect(words(await tree(disk, "/shop"))).toEqual([
      // In sight before all the phases are.
      "Runs | 0",
      "Phases | 3",
      "Workflows | 4",
      "Roles | 2",
      "Skills | 1",
    ]);
  });

  it("shows a project that has runs but no manifest", async () => {
    expect(await tree(memoryDisk(runFiles("/shop", "one")), "/shop")).toHaveLength(5);
  });

  it("lists the phases in the manifest's order with role and gate", async () => {
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": `${MANIFEST}phases: [review, clarify]\n` });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(words(phases)).toEqual(["1. Review | reviewer · reviewer gate", "2. Clarify | clarifier · no gate"]);
    expect(phases.map((phase) => phase.icon.id)).toEqual(["eye", "circle-outline"]);
    expect(phases[0]?.document).toEqual({ path: "/ext/content/workflows/review.md", readOnly: true });
  });

  it("says in words and icons where the current run stands", async () => {
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...runFiles("/shop", "one") });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(words(phases)).toEqual([
      "1. Clarify | clarifier · no gate · done",
      "2. Specify | specifier · human gate · active",
      "3. Review | reviewer · reviewer gate",
    ]);
    expect(phases.map((phase) => phase.icon.id)).toEqual(["pass", "play-circle", "eye"]);
    expect(phases.map((phase) => phase.tooltip[4])).toEqual([
      "In the run Idempotency keys: done.",
      "In the run Idempotency keys: active.",
      "In the run Idempotency keys: pending.",
    ]);
    expect(phases.map((phase) => phase.spoken)).toEqual([
      "Phase 1, Clarify, role clarifier, no gate, done",
      "Phase 2, Specify, role specifier, human gate, active",
      "Phase 3, Review, role reviewer, reviewer gate, pending",
    ]);
  });

  it("marks a phase that the run's lane leaves out", async () => {
    const run = runFiles("/shop", "one", { lane: "quick" });
    run["/shop/.wazir/runs/one/events.ndjson"] = runLog("one", "quick", []);
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...run });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(phases[1]?.description).toBe("specifier · human gate · not in the quick lane");
  });

  it("tells a skipped phase from one that is done and from one to come", async () => {
    const run = runFiles("/shop", "one");
    const [text] = Object.values(run).slice(-1);
    run["/shop/.wazir/runs/one/events.ndjson"] = runLog("one", "standard", [
      submitted("clarify", "clarification", text!),
      { event: "phase_exit", phase: "clarify" },
      { event: "phase_skipped", phase: "specify", reason: "One line." },
      { event: "phase_enter", phase: "review", loop: 1 },
    ]);
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...run });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(words(phases)).toEqual([
      "1. Clarify | clarifier · no gate · done",
      "2. Specify | specifier · human gate · skipped",
      "3. Review | reviewer · reviewer gate · active",
    ]);
    expect(phases[1]).toMatchObject({
      icon: { id: "debug-step-over", color: "disabledForeground" },
      spoken: "Phase 2, Specify, role specifier, human gate, skipped",
    });
  });

  it("shows below a phase what it left and what keeps it from passing, with what settles that", async () => {
    const spec = "---\nphase: specify\nrole: specifier\nrun_id: one\n---\nWords.\n";
    const run = runFiles("/shop", "one");
    const log = "/shop/.wazir/runs/one/events.ndjson";
    const [clarification] = Object.values(run).slice(-1);
    run[log] = runLog("one", "standard", [
      submitted("clarify", "clarification", clarification!),
      { event: "phase_exit", phase: "clarify" },
      { event: "phase_enter", phase: "specify", loop: 1 },
      { event: "gate_rejected", phase: "specify", to: "specify", reason: "Say how many." },
      { event: "phase_enter", phase: "specify", loop: 2 },
      submitted("specify", "spec", spec),
      { event: "finding_added", phase: "specify", finding: { id: "F-1", severity: "high", title: "No limit" } },
    ]);
    const disk = memoryDisk({
      "/shop/wazir.manifest.yaml": MANIFEST,
      ...run,
      "/shop/.wazir/runs/one/artifacts/spec.md": spec,
    });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(words(phases)[1]).toBe("2. Specify | specifier · human gate · waiting for you · loop 2");
    expect(phases[1]).toMatchObject({ context: "phase.waiting", icon: { id: "bell-dot" }, run: "one", expanded: true });
    const below = await childrenOf(phases, "2. Specify");
    expect(words(below)).toEqual([
      "Sent back | Say how many.",
      "spec | submitted",
      "F-1: No limit | high · open",
      "No person has approved artifacts/spec.md. | gate/not-approved",
    ]);
    expect(below[1]).toMatchObject({ context: "artifact.submitted.human", artifact: "artifacts/spec.md", run: "one" });
    expect(below[2]).toMatchObject({ context: "finding.open", finding: "F-1" });
    expect(below[3]).toMatchObject({
      context: "refusal.settled",
      settle: { act: "approve", argument: "artifacts/spec.md" },
      document: { path: "/shop/.wazir/runs/one/artifacts/spec.md" },
    });
    disk.put("/shop/.wazir/runs/one/artifacts/spec.md", `${spec}Other.\n`);
    const stale = await childrenOf(await tree(disk, "/shop"), "Phases");
    expect(stale[1]).toMatchObject({ context: "phase.stale", icon: { id: "warning" } });
  });

  it("shows what is not resolved of a phase's review as rows, to be settled where they have an id", async () => {
    const review = `---
phase: review
role: reviewer
run_id: one
findings:
  - { id: F-1, severity: high, title: No limit, status: open }
  - { severity: low, title: A typo, status: accepted }
  - { id: F-3, severity: low, title: A blank, status: resolved }
---
Words.
`;
    const run = runFiles("/shop", "one", { lane: "quick" });
    const [clarification] = Object.values(run).slice(-1);
    run["/shop/.wazir/runs/one/events.ndjson"] = runLog("one", "quick", [
      submitted("clarify", "clarification", clarification!),
      { event: "phase_exit", phase: "clarify" },
      { event: "phase_enter", phase: "review", loop: 1 },
    ]);
    const path = "/shop/.wazir/runs/one/artifacts/review.md";
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...run, [path]: review });
    const phases = await childrenOf(await tree(disk, "/shop"), "Phases");
    const below = await childrenOf(phases, "3. Review");
    const findings = below.filter(({ kind }) => kind === "finding");
    expect(words(findings)).toEqual(["F-1: No limit | high · open", "A typo | low · accepted"]);
    expect(findings[0]).toMatchObject({ context: "finding.open", finding: "F-1", document: { path, readOnly: false } });
    expect(findings[0]?.document?.offset).toBe(review.indexOf("F-1"));
    expect(findings[1]).toMatchObject({ context: "finding.settled" });
  });

  it("shows the phases of the run's lane, or those in which something is open, where that is wanted", async () => {
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...runFiles("/shop", "one", { lane: "quick" }) });
    const labels = async (filter: PipelineFilter): Promise<readonly string[]> =>
      (await childrenOf(await tree(disk, "/shop", filter), "Phases")).map(({ label }) => label);
    expect(await labels("lane")).toEqual(["1. Clarify", "3. Review"]);
    expect(await labels("open")).toEqual(["Nothing is open"]);
    expect(await labels("all")).toHaveLength(3);
  });

  it("offers a run where there is none", async () => {
    const disk = memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST });
    const [hint, ...others] = await childrenOf(await tree(disk, "/shop"), "Runs");
    expect(hint).toMatchObject({ label: "No run yet", kind: "hint", command: "wazir.startRun", root: "/shop" });
    expect(others).toEqual([]);
  });

  it("lists runs newest first, the current one marked", async () => {
    const older = runFiles("/shop", "one", { title: "First", createdAt: "2026-10-01T10:00:00Z" });
    const disk = memoryDisk({
      "/shop/wazir.manifest.yaml": MANIFEST,
      ...older,
      ...runFiles("/shop", "two", { title: "Second" }),
      "/shop/.wazir/runs/zero/events.ndjson": "",
    });
    const runs = await childrenOf(await tree(disk, "/shop"), "Runs");
    expect(words(runs)).toEqual([
      "Second | current · Specify",
      "First | active · Specify",
      "zero | run.yaml cannot be read",
    ]);
    expect(runs.map((run) => run.kind)).toEqual(["currentRun", "run", "run"]);
  });

  it("shows a run's artifacts by kind and status, then its events", async () => {
    const disk = memoryDisk({
      "/shop/wazir.manifest.yaml": MANIFEST,
      ...runFiles("/shop", "one"),
      "/shop/.wazir/runs/one/artifacts/notes.md": "no front matter",
      "/shop/.wazir/runs/one/artifacts/picture.png": "",
    });
    const runs = await childrenOf(await tree(disk, "/shop"), "Runs");
    const below = await childrenOf(runs, "Idempotency keys");
    expect(words(below)).toEqual(["clarification | approved", "notes.md | ", "Events | "]);
    expect(below[0]?.document?.path).toBe("/shop/.wazir/runs/one/artifacts/clarification.md");
  });

  it("lists what the manifest names first, and marks what the workspace brings", async () => {
    const disk = memoryDisk({
      "/shop/wazir.manifest.yaml": `${MANIFEST}paths: { roles: team }\n`,
      "/shop/team/auditor.md": "---\nid: auditor\ntitle: Auditor\nsummary: Looks again.\nproduces: [review]\n---\n",
      "/shop/team/clarifier.md": "---\nid: clarifier\ntitle: Our clarifier\nproduces: [clarification]\n---\n",
    });
    const roles = await childrenOf(await tree(disk, "/shop"), "Roles");
    expect(words(roles)).toEqual([
      "Specifier | spec",
      "Our clarifier | clarification · this workspace",
      "Auditor | review · this workspace",
    ]);
    expect(roles[1]?.document).toEqual({ path: "/shop/team/clarifier.md", readOnly: false });
  });

  it("has a node for each project where there are several", async () => {
    const disk = memoryDisk({ "/a/wazir.manifest.yaml": MANIFEST, ...runFiles("/a", "one"), "/b/readme.txt": "" });
    const top = await treeOf(disk, ["/a", "/b"]);
    expect(words(top)).toEqual(["a | Idempotency keys", "b | "]);
    const [hint] = await childrenOf(top, "b");
    expect(hint).toMatchObject({ label: "No manifest", command: "wazir.initializeWorkspace", root: "/b" });
  });

  it("gives every node an id of its own, words to be read aloud and a tooltip", async () => {
    const disk = memoryDisk({
      "/a/wazir.manifest.yaml": MANIFEST,
      ...runFiles("/a", "one"),
      ...runFiles("/a", "two"),
      "/b/wazir.manifest.yaml": MANIFEST,
    });
    const nodes = await everyNode(await treeOf(disk, ["/a", "/b"]));
    expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
    expect(nodes.filter((node) => node.spoken === "" || node.tooltip.join("") === "")).toEqual([]);
  });
});

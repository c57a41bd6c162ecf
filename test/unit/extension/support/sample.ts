import { readDocument, type ReadDocument } from "../../../../src/core/documents/read-document";
import type { FileSystem } from "../../../../src/core/files/file-system";
import type { Project } from "../../../../src/core/library/project";
import type { Verdict } from "../../../../src/core/pipeline/artifact-view";
import { isLane } from "../../../../src/core/pipeline/lanes";
import { loadRunView } from "../../../../src/core/pipeline/load-run-view";
import { addedLines, type NewEvent } from "../../../../src/core/runs/append-events";
import { canonicalDigest } from "../../../../src/core/runs/canonical";
import { readEventLog } from "../../../../src/core/runs/event-log";
import type { RunFact } from "../../../../src/core/runs/run-events";
import { stateAfter } from "../../../../src/core/runs/run-state";
import type { PipelineFilter } from "../../../../src/extension/nodes/pipeline-filter";
import { sha256 } from "../../../../src/platform/sha256";
import { timeLimit } from "../../../../src/platform/time-limit";
import type { Bundled } from "../../../../src/core/library/bundled";
import { Library, type LibraryItem } from "../../../../src/core/library/item";
import { openProjects, type OpenProject } from "../../../../src/extension/engine/open-project";
import { runArtifacts } from "../../../../src/extension/engine/run-artifacts";
import type { Looked } from "../../../../src/extension/engine/run-seat";
import type { NodeScope } from "../../../../src/extension/nodes/node-scope";
import type { MemoryDisk } from "./memory-disk";

function item(kind: LibraryItem["kind"], id: string, rest: Partial<LibraryItem>): LibraryItem {
  return { kind, id, title: id, summary: "", origin: "bundled", path: `${kind}s/${id}.md`, fields: {}, ...rest };
}

function workflow(id: string, title: string, role: string, gate: string, output: string, lanes: readonly string[]) {
  return item("workflow", id, { title, summary: `${title} it.`, fields: { role, gate, outputs: [output], lanes } });
}

function artifactSchema(kind: string, phase: string): LibraryItem {
  return item("schema", kind, {
    title: `${kind} title`,
    summary: `What a ${kind} is.`,
    fields: { properties: { phase: { const: phase } } },
  });
}

function template(kind: string, phase: string): LibraryItem {
  const text = `---\nphase: ${phase}\nrole: someone\nrun_id: run\ncreated_at: 2000-01-01T00:00:00Z\nstatus: draft\n---\n`;
  return item("template", kind, { text });
}

/** A pipeline of three phases, small enough to write down what becomes of it. */
export const sampleBundled: Bundled = {
  manifest: {
    name: "wazir",
    phases: ["clarify", "specify", "review"],
    workflows: ["clarify", "specify", "review", "run_audit"],
    roles: ["specifier", "clarifier"],
    requiredHooks: [],
    hosts: ["claude"],
    prohibitedTerms: [],
    lanes: {
      feature: { unstated: "standard" },
      bugfix: { unstated: "quick" },
      refactor: { unstated: "standard" },
      docs: { unstated: "quick" },
      spike: { unstated: "quick" },
    },
    paths: {},
    rules: {},
  },
  limit: timeLimit,
  library: new Library([
    workflow("clarify", "Clarify", "clarifier", "none", "clarification", ["quick", "standard"]),
    workflow("specify", "Specify", "specifier", "human", "spec", ["standard"]),
    workflow("review", "Review", "reviewer", "reviewer", "review", ["quick", "standard"]),
    workflow("run_audit", "Run audit", "researcher", "human", "audit-report", []),
    item("role", "clarifier", { title: "Clarifier", fields: { produces: ["clarification"] } }),
    item("role", "specifier", { title: "Specifier", fields: { produces: ["spec"] } }),
    item("skill", "debugging", { title: "Debugging" }),
    artifactSchema("clarification", "clarify"),
    artifactSchema("spec", "specify"),
    artifactSchema("review", "review"),
    artifactSchema("audit-report", "run_audit"),
    ...["clarification:clarify", "spec:specify", "review:review"].map((pair) =>
      template(pair.split(":")[0]!, pair.split(":")[1]!),
    ),
    item("module", "architecture/distributed/idempotency", { title: "Idempotency", summary: "Claim the key." }),
    item("module", "architecture/caching", {
      title: "Caching",
      summary: "Know who invalidates.",
      fields: {
        applies: { stacks: ["redis"], concerns: ["cost"] },
        tiers: { reviewer: "L1" },
        detect: [{ id: "D1" }],
      },
    }),
    item("module", "third-party/payments", { title: "Payments", summary: "Never twice." }),
  ]),
  checks: new Map(),
};

export const MANIFEST = "manifest_version: 2\nproject:\n  name: shop\n";

/** The files of a run in its second phase. */
export function runFiles(root: string, id: string, more: { title?: string; lane?: string; createdAt?: string } = {}) {
  const folder = `${root}/.wazir/runs/${id}`;
  const { title = "Idempotency keys", lane = "standard", createdAt = "2026-11-01T10:00:00Z" } = more;
  return {
    [`${folder}/run.yaml`]: `run_id: ${id}\ntitle: ${title}\nintent: feature\nlane: ${lane}\ncreated_at: ${createdAt}\n`,
    [`${folder}/events.ndjson`]: runLog(id, lane, [
      submitted("clarify", "clarification", clarificationOf(id)),
      { event: "phase_exit", phase: "clarify" },
      { event: "phase_enter", phase: "specify", loop: 1 },
    ]),
    [`${folder}/artifacts/clarification.md`]: clarificationOf(id),
  };
}

function clarificationOf(run: string): string {
  return `---\nphase: clarify\nrole: clarifier\nrun_id: ${run}\ntitle: Scope of the keys\nstatus: approved\n---\nWhat the keys are for.\n`;
}

/** The log of a run that was started in its first phase, and these events of an agent's. */
export function runLog(id: string, lane: string, facts: readonly RunFact[]): string {
  const actor = { id: "claude-code", kind: "agent" } as const;
  const started: RunFact = {
    ...{ event: "run_started", phase: "clarify", intent: "feature", title: "One" },
    lane: isLane(lane) ? lane : "standard",
  };
  const events = [started, ...facts].map((fact): NewEvent => ({ actor, ...fact }));
  return addedLines(readEventLog("", id, sha256), id, events, "2026-11-01T10:00:00Z", sha256).text;
}

/** That an artifact with this text was submitted. */
export function submitted(phase: string, kind: string, text: string): RunFact {
  const digest = canonicalDigest(readDocument(text, "markdown"), sha256);
  return { event: "artifact_submitted", phase, artifact: `artifacts/${kind}.md`, kind, sha256: digest };
}

/** The projects of these folders, loaded from the disk with the sample pipeline below them. */
export function openSample(disk: MemoryDisk, ...folders: readonly string[]): Promise<readonly OpenProject[]> {
  const named = folders.map((path) => ({ path, name: path.slice(path.lastIndexOf("/") + 1) }));
  const look = (project: Project, runId: string): Promise<Looked> => lookIn(disk.files, project, runId);
  return openProjects({ files: disk.files, bundled: sampleBundled, home: "/home/person", look }, named);
}

/** Looks at a run in memory, where every signature and all evidence holds. */
async function lookIn(files: FileSystem, project: Project, runId: string): Promise<Looked> {
  const folder = `${String(project.stateRoot)}/runs/${runId}`;
  const read = await files.readText(`${folder}/events.ndjson`);
  const log = readEventLog(read.ok ? read.text : "", runId, sha256);
  const state = stateAfter(log.events);
  const holds = (): Verdict => ({ ok: true });
  const digest = (document: ReadDocument): string => canonicalDigest(document, sha256);
  const judges = { digest, approval: holds, evidence: holds };
  const view = await loadRunView({ files, project, folder }, state, log.damage, judges);
  return { ok: true, run: { runId, folder, log, state, view } };
}

/** What nodes are made from, in English. */
export function scopeOf(disk: MemoryDisk, open: OpenProject, filter: PipelineFilter = "all"): NodeScope {
  return {
    open,
    content: "/ext/content",
    t: inEnglish,
    filter,
    artifactsOf: (run) => runArtifacts(disk.files, open.project, run),
  };
}

/** Fills the places of a message. */
export function inEnglish(message: string, ...args: (string | number)[]): string {
  return message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
}

import { manifest, type FileTree } from "../../support/temporary-project";

/** The header that every artifact has, as YAML lines. */
function header(phase: string, role: string, run: string): string {
  return `phase: ${phase}\nrole: ${role}\nrun_id: ${run}\ncreated_at: 2026-11-23T10:00:00Z\nsources: [the brief]\nstatus: draft\nloop_number: 0\n`;
}

/** A valid clarification's fields as YAML, of the run `run`. */
export function clarificationFields(run = "pay-1"): string {
  return `${header("clarify", "clarifier", run)}scope_summary: Retries charge once.\nquestions: []\n`;
}

/** A valid clarification as Markdown with front matter. */
export function clarification(run?: string): string {
  return `---\n${clarificationFields(run)}---\n\n# Clarification\n\nBody.\n`;
}

/** A valid clarification as JSON. */
export function clarificationJson(run = "pay-1"): string {
  const fields = {
    phase: "clarify",
    role: "clarifier",
    run_id: run,
    created_at: "2026-11-23T10:00:00Z",
    sources: ["the brief"],
    status: "draft",
    loop_number: 0,
    scope_summary: "Retries charge once.",
    questions: [],
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

/** A valid role. */
export function role(id: string): string {
  return `---\nid: ${id}\ntitle: ${id}\nsummary: Writes things down.\ntools: [read]\nrecall: L1\nproduces: [clarification]\n---\n\n# Role\n`;
}

/** A valid workflow that `roleId` does. */
export function workflow(id: string, roleId: string): string {
  return `---\nid: ${id}\ntitle: ${id}\nsummary: Does a thing.\nrole: ${roleId}\ninputs: []\noutputs: [clarification]\ngate: none\nlanes: [standard]\n---\n\n# Workflow\n`;
}

/** The record of a run. */
export function runRecord(id = "pay-1"): string {
  return `run_id: ${id}\ntitle: Retries\nintent: feature\nlane: standard\ncreated_at: 2026-11-23T09:00:00Z\n`;
}

/** A project with a role and a workflow of its own and one run. */
export function smallProject(more: FileTree = {}): FileTree {
  return {
    "wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows" }),
    "roles/scribe.md": role("scribe"),
    "workflows/note.md": workflow("note", "scribe"),
    ".wazir/runs/pay-1/run.yaml": runRecord(),
    ".wazir/runs/pay-1/artifacts/clarification.md": clarification(),
    ...more,
  };
}
